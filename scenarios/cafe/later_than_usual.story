# A3: He comes an hour and a half after his time: say so, offer the usual all the same.
shop     cafe, Asia/Seoul
customer 박서준
orders   2024-05-06..2024-06-28 weekdays 12:20  카페라떼 / 따뜻하게
at       2024-07-01 13:50
card     박서준
----
박서준 님, 오늘은 평소보다 늦게 오셨네요. 늘 드시던 카페라떼, 따뜻하게 준비해 드릴까요?
why: 평일 32번 중 32번 12:20 무렵; 같은 주문 32번 중 32번

# He has never come on a Saturday, so that no hour of it is late for him.
at       2024-07-06 13:50
card     박서준
----
박서준 님, 어서 오세요. 오늘도 평소처럼 카페라떼, 따뜻하게 준비해 드릴까요?
why: 32번 중 32번 12:20 무렵; 같은 주문 32번 중 32번
