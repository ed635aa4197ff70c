# A2: The usual is remembered down to each option, with more than one item and more than one of an item.
shop     cafe, Asia/Seoul
customer 정유진
orders   2024-06-03..2024-06-28 weekdays 15:10  바닐라 라떼 / 아이스 / 시럽 한 펌프 + 소금빵 / 데워서
at       2024-07-01 15:12
card     정유진
----
정유진 님, 어서 오세요. 오늘도 평소처럼 바닐라 라떼(아이스, 시럽 한 펌프)와 소금빵(데워서) 준비해 드릴까요?
why: 평일 20번 중 20번 15:10 무렵; 같은 주문 20번 중 20번

customer 최도윤
orders   2024-06-03..2024-06-28 weekdays 09:00  에스프레소 x2
at       2024-07-01 09:02
card     최도윤
----
최도윤 님, 어서 오세요. 오늘도 평소처럼 에스프레소 2개 준비해 드릴까요?
why: 평일 20번 중 20번 09:00 무렵; 같은 주문 20번 중 20번
