# A1: One tap records the usual with its options; a mistaken tap is taken back.
shop     cafe, Asia/Seoul
staff    하늘, owner
customer 김민지
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스 / 얼음 적게
at       2024-07-01 08:40
usual    김민지
find     김민지
----
recorded: 아메리카노 / 아이스 / 얼음 적게
김민지; visits 21; last 2024-07-01

undo
find     김민지
----
undone: 아메리카노 / 아이스 / 얼음 적게
김민지; visits 20; last 2024-06-28

# The habit is as it was before the mistake.
at       2024-07-01 08:41
card     김민지
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스, 얼음 적게 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
