# E2: A segment is a rule in plain words; each guest in it is told with why, and whoever refused is in none.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-05-06..2024-05-31 weekdays 08:40  아메리카노 + 크림빵
customer 이서준, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 09:10  카페라떼
customer 박하은, consent personalisation refused
orders 2024-05-06..2024-05-31 weekdays 10:10  아메리카노 + 크림빵
at 2024-07-01 08:10
ask segment visits >= 5 and last_visit before 2 weeks ago
ask segment bought "크림빵" at least 3 times in 90 days
ask segment visits >= five
ask segment bought "없는 것"
----
1 / 2
김민지: 20번 오셨어요; 5월 31일에 마지막으로 오셨어요
1 / 2
김민지: 지난 90일 동안 크림빵을 20번 사셨어요
invalid_input: This segment cannot be read: at character 11 there should be a whole number.
invalid_input: This segment cannot be read: at character 8 there should be the name of an item of this shop.
