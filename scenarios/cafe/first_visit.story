# A3: She has registered and never ordered: a first welcome, and nothing that nobody can know.
shop     cafe, Asia/Seoul
customer 신예린, phone 010-0000-1234
at       2024-07-01 14:00
card     신예린
----
신예린 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
