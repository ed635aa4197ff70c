# name: scenarios/cafe/earlier_than_usual.story
# A3: She comes earlier than her rhythm: greet by name, say so, offer the usual with less ice.
shop     cafe, Asia/Seoul
customer 김민지, consent personalisation
orders   2024-06-03..2024-06-28 weekdays 08:40  아이스 아메리카노 / 얼음 적게
at       2024-07-01 08:10
card     김민지
----
김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아이스 아메리카노, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
