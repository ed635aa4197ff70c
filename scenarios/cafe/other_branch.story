# A3: A regular of one branch walks into another one: greeted there by name, with her usual.
shop     cafe, Asia/Seoul
branch   시청점
customer 배수아
orders   2024-06-03..2024-06-28 weekdays 08:40  콜드브루 / 얼음 적게 at 본점
at       2024-07-01 08:40, 시청점
card     배수아
----
배수아 님, 오늘은 시청점에서 뵙네요. 늘 드시던 콜드브루, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번

# At her own branch nothing is different.
at       2024-07-01 08:40, 본점
card     배수아
----
배수아 님, 어서 오세요. 오늘도 평소처럼 콜드브루, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
