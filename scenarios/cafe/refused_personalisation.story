# F1: Who refuses personalisation gets a bare card: her name and her notes, no habit, no reason, no suggestion.
shop     cafe, Asia/Seoul
customer 장보미
orders   2024-06-03..2024-06-28 weekdays 08:40  카페라떼 / 따뜻하게
note     장보미: 창가 자리를 좋아하심
at       2024-07-01 08:10
card     장보미
----
장보미 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 카페라떼, 따뜻하게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
note: 창가 자리를 좋아하심

refuses  personalisation 장보미
card     장보미
----
장보미 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
note: 창가 자리를 좋아하심

# No service is refused for saying no: she is found, she orders, and a later yes brings her habits back.
find     장보미
allows   personalisation 장보미
card     장보미
----
장보미; visits 20; last 2024-06-28
장보미 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 카페라떼, 따뜻하게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
note: 창가 자리를 좋아하심
