# E6: Half of the guests get no suggestion, so that the others show what suggestions are worth; the shop says what it can tell.
shop cafe, Asia/Seoul
hold-out 50 %
customer 김민지
orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노
customer 이서준
orders 2024-06-03..2024-06-28 weekdays 08:50  아메리카노
customer 박하은
orders 2024-06-03..2024-06-28 weekdays 08:55  아메리카노
orders 2024-06-03..2024-06-28 daily 08:30  아메리카노 + 크루아상 by walk-in
orders 2024-06-03..2024-06-28 daily 09:30  카페라떼 + 크루아상 by walk-in
at 2024-07-01 08:10
card 김민지
card 이서준
card 박하은
ask proof
----
김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
suggestion: 카페라떼는 어떠세요? 요즘 이 시간에 많이들 찾으세요.
이서준 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:50 무렵; 같은 주문 20번 중 20번
박하은 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:55 무렵; 같은 주문 20번 중 20번
견주어 보려고 50 %의 손님께는 추천하지 않아요
revisit: 아직 손님이 모자라요
visits: 아직 손님이 모자라요
spend: 아직 손님이 모자라요
cycle_length: 아직 손님이 모자라요
늘 가장 어울릴 것만 권하고 있어서, 다른 것이 더 나을지 알 수 없어요
아직 권해 드린 적이 없어요
