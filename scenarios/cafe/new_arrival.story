# B2: Who would like the new bun: those who buy what is like it come first; whoever had it already is left out.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노 + 크루아상
customer 이서준, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 09:10  카페라떼
customer 박하은, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 10:10  카페라떼 + 소금빵
order 2024-06-28 16:00  크림빵
customer 최지우, consent personalisation refused
orders 2024-06-03..2024-06-28 weekdays 12:10  아메리카노 + 크루아상
at 2024-07-01 08:10
ask arrivals 크림빵
----
좋아하실 만한 분부터예요. 이미 드셔 본 분은 빠져 있어요
김민지: 값이 비슷한 크루아상을 찾으세요: 최근 20번 중 20번
