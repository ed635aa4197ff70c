# A2: One odd order changes nothing.
shop     cafe, Asia/Seoul
customer 서지안
orders   2024-05-06..2024-06-27 weekdays 08:40  아메리카노 / 아이스 / 얼음 적게
order    2024-06-28 08:40  핫초코
at       2024-07-01 08:40
card     서지안
----
서지안 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스, 얼음 적게 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 31번
