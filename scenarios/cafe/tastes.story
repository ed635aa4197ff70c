# A4: What she would like next, what she has had and what is new to her kept apart, each with its reason.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노
customer 이서준, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 09:10  아메리카노
order 2024-06-28 16:00  아메리카노 + 소금빵
customer 박하은, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 10:10  아메리카노
order 2024-06-28 16:00  아메리카노 + 소금빵
at 2024-07-01 08:10
ask tastes 김민지
----
again: 아메리카노: 지난 6번 중 6번 찾으셨어요.
