# A1: "Many take it" is never said of what only she takes.
shop     cafe, Asia/Seoul
customer 나단골
orders   2024-05-01..2024-06-28 weekdays 08:40  아메리카노 / 아이스
orders   2024-05-06..2024-06-28 mondays 08:50  유자차 + 크림빵
at       2024-07-01 08:40
card     나단골
----
나단골 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 27번
