# E1: A shop that knows too little says so, instead of a figure.
shop cafe, Asia/Seoul
ask value
customer 김민지
orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노
at 2024-07-01 08:10
ask value
ask baskets
ask groups
ask proof
ask changes
----
아직 모자라요: 다시 오신 분이 열 분은 되어야 말할 수 있어요
아직 모자라요: 다시 오신 분이 열 분은 되어야 말할 수 있어요
장바구니 1개로는 아직 말할 수 있는 것이 없어요
아직 모자라요: 세 번은 오신 손님이 마흔 분은 되어야 무리를 찾을 수 있어요
모든 손님께 추천하고 있어서 추천의 효과를 알 수 없어요
revisit: 아직 손님이 모자라요
visits: 아직 손님이 모자라요
spend: 아직 손님이 모자라요
cycle_length: 아직 손님이 모자라요
늘 가장 어울릴 것만 권하고 있어서, 다른 것이 더 나을지 알 수 없어요
아직 권해 드린 적이 없어요
습관이 바뀐 분이 없어요
