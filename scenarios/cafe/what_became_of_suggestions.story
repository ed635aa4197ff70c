# B5: What a card suggests is written down with its chance, and what came of it: the shop tells how often guests took it, and how another way of choosing would have done.
shop cafe, Asia/Seoul
explores 10 %
customer 김민지
orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노
customer 이서준
orders 2024-06-03..2024-06-28 weekdays 08:50  아메리카노
orders 2024-06-03..2024-06-28 daily 08:30  아메리카노 + 크루아상 by walk-in
orders 2024-06-03..2024-06-28 daily 09:30  카페라떼 + 크루아상 by walk-in
at 2024-07-01 08:40
card 김민지
order 2024-07-01 08:42  아메리카노 + 카페라떼 by 김민지
card 김민지
card 이서준
order 2024-07-01 08:50  아메리카노 by 이서준
ask proof
at 2024-07-02 08:40
ask proof
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
suggestion: 카페라떼는 어떠세요? 요즘 이 시간에 많이들 찾으세요.
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
suggestion: 카페라떼는 어떠세요? 요즘 이 시간에 많이들 찾으세요.
이서준 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:50 무렵; 같은 주문 20번 중 20번
suggestion: 카페라떼는 어떠세요? 요즘 이 시간에 많이들 찾으세요.
모든 손님께 추천하고 있어서 추천의 효과를 알 수 없어요
revisit: 아직 손님이 모자라요
visits: 아직 손님이 모자라요
spend: 아직 손님이 모자라요
cycle_length: 아직 손님이 모자라요
어울리는 것 가운데 무엇이 더 나은지 알아보려고, 10 %는 고르게 돌아가며 권해요
아직 권해 드린 적이 없어요
모든 손님께 추천하고 있어서 추천의 효과를 알 수 없어요
revisit: 아직 손님이 모자라요
visits: 아직 손님이 모자라요
spend: 아직 손님이 모자라요
cycle_length: 아직 손님이 모자라요
어울리는 것 가운데 무엇이 더 나은지 알아보려고, 10 %는 고르게 돌아가며 권해요
2번 권해 드렸고 1번 그날 드셨어요: 50.0 % (9.5 %–90.5 %)
늘 가장 어울릴 것만 권했다면 어땠을지는 아직 알 수 없어요
어울리는 것을 고르게 권했다면 어땠을지는 아직 알 수 없어요
