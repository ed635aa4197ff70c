# F5: After a restart from a snapshot everything is as it was: habits, notes, allergies, consent, the last order to take back.
shop     cafe, Asia/Seoul
customer 김민지, consent sensitive, consent marketing refused
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스 / 얼음 적게
allergy  김민지: 땅콩
note     김민지: 창가 자리를 좋아하심
at       2024-07-01 08:10
card     김민지
----
allergy: 땅콩
김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아메리카노, 아이스, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
note: 창가 자리를 좋아하심

restart
card     김민지
----
allergy: 땅콩
김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아메리카노, 아이스, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
note: 창가 자리를 좋아하심

# What is recorded after the snapshot is remembered after the next one, too.
usual    김민지
restart
find     김민지
undo
find     김민지
----
recorded: 아메리카노 / 아이스 / 얼음 적게
김민지; visits 21; last 2024-07-01
undone: 아메리카노 / 아이스 / 얼음 적게
김민지; visits 20; last 2024-06-28
