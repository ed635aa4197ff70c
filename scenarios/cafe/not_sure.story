# A2: Somebody who takes something else each time is asked, not offered a guess.
shop     cafe, Asia/Seoul
customer 임도현
order    2024-06-03 12:10  카페라떼
order    2024-06-06 12:15  유자차 / 따뜻하게
order    2024-06-10 12:05  아메리카노 / 아이스
order    2024-06-13 12:20  레몬에이드
order    2024-06-17 12:10  카푸치노
order    2024-06-20 12:12  생강차
order    2024-06-24 12:08  콜드브루
at       2024-06-27 12:10
card     임도현
----
임도현 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 평일 7번 중 7번 12:10 무렵; 같은 주문 7번 중 1번

# What is not sure is not recorded by one tap either.
usual    임도현
----
not_found: her usual is not certain now; record what she orders
