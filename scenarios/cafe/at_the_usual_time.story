# A2: Nothing is different today: one sentence that offers the usual, and why.
shop     cafe, Asia/Seoul
customer 이하늘
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스
at       2024-07-01 08:41
card     이하늘
----
이하늘 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
