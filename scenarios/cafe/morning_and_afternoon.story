# A2: Coffee in the morning, yuja tea in the afternoon: the usual is that of the hour.
shop     cafe, Asia/Seoul
customer 강다온
orders   2024-05-06..2024-06-28 weekdays 08:30  아메리카노 / 따뜻하게
orders   2024-05-06..2024-06-28 weekdays 16:00  유자차 / 따뜻하게
at       2024-07-01 08:31
card     강다온
----
강다온 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 따뜻하게 준비해 드릴까요?
why: 평일 32번 중 16번 08:30 무렵; 같은 주문 16번 중 16번

at       2024-07-01 16:01
card     강다온
----
강다온 님, 어서 오세요. 오늘도 평소처럼 유자차, 따뜻하게 준비해 드릴까요?
why: 평일 32번 중 16번 16:00 무렵; 같은 주문 16번 중 16번
