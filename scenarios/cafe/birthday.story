# A3: It is her birthday: wish her well. Those born on 29 February are wished well on the 28th in other years.
shop     cafe, Asia/Seoul
customer 안다솜, born 1990-07-01
orders   2024-06-03..2024-06-28 weekdays 08:40  카페모카 / 따뜻하게 / 크림 많이
customer 유라온, born 1992-02-29
at       2024-07-01 08:40
card     안다솜
----
안다솜 님, 생일 축하드립니다! 늘 드시던 카페모카, 따뜻하게, 크림 많이 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번

at       2025-02-28 10:00
card     유라온
----
유라온 님, 처음 오셨네요, 반갑습니다. 생일 축하드립니다! 무엇을 준비해 드릴까요?
