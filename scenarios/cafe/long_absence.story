# A3: She has not come for two months, who used to come every weekday: a welcome back before the usual.
shop     cafe, Asia/Seoul
customer 문가영
orders   2024-03-04..2024-04-30 weekdays 08:40  카페라떼 / 따뜻하게
at       2024-07-01 08:40
card     문가영
----
문가영 님, 오랜만에 오셨네요, 반갑습니다. 늘 드시던 카페라떼, 따뜻하게 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 32번
