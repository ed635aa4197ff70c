# B14: One long absence is not a change of rhythm.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-02-01..2024-05-31 every 3 days 08:40  카페라떼
orders 2024-06-14..2024-06-29 every 3 days 08:40  카페라떼
at 2024-07-01 08:40
ask rhythm 김민지
ask changes
----
3일마다 오세요. 다음은 7월 2일쯤이에요
습관이 바뀐 분이 없어요
