# A3: She has registered and never ordered: a first welcome, and nothing that nobody can know.
shop     cafe, Asia/Seoul
customer 신예린, phone 010-0000-1234
at       2024-07-01 14:00
card     신예린
----
신예린 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# With one order she is no longer new, and one order is not a habit.
order    2024-07-01 14:00  캐모마일
at       2024-07-02 14:00
card     신예린
----
신예린 님, 어서 오세요. 오늘도 평소처럼 캐모마일 준비해 드릴까요?
why: 같은 주문 1번 중 1번
