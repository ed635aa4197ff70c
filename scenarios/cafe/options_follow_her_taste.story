# A2: The options have a usual of their own: the ice she once left out is not left out for ever.
shop     cafe, Asia/Seoul
customer 오나래
orders   2024-05-06..2024-06-07 weekdays 08:40  아메리카노 / 아이스 / 얼음 빼고
orders   2024-06-10..2024-06-28 weekdays 08:40  아메리카노 / 아이스 / 샷 추가
at       2024-07-01 08:40
card     오나래
----
오나래 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스, 샷 추가 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 15번
