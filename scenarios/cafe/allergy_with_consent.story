# A1: With her consent an allergy stands above everything else, and nothing with it is offered.
shop     cafe, Asia/Seoul
customer 홍이슬, consent sensitive
orders   2024-06-03..2024-06-28 weekdays 15:00  딸기 스무디
allergy  홍이슬: 딸기
at       2024-07-01 15:00
card     홍이슬
----
allergy: 딸기
홍이슬 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 평일 20번 중 20번 15:00 무렵

# It was a mistake: what is over is no longer shown.
allergy  홍이슬: 딸기, over
card     홍이슬
----
홍이슬 님, 어서 오세요. 오늘도 평소처럼 딸기 스무디 준비해 드릴까요?
why: 평일 20번 중 20번 15:00 무렵; 같은 주문 20번 중 20번
