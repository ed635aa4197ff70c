# A3: Who comes once a month is not told "after so long" after a month.
shop     cafe, Asia/Seoul
customer 노은별
orders   2023-07-03..2024-06-03 every 28 days 10:00  카푸치노
at       2024-07-01 10:00
card     노은별
----
노은별 님, 어서 오세요. 오늘도 평소처럼 카푸치노 준비해 드릴까요?
why: 평일 13번 중 13번 10:00 무렵; 같은 주문 13번 중 13번
