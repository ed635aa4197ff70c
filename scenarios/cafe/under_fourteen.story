# F1: Of a child under 14 nothing is kept: a guardian's consent is needed, and cannot be recorded yet (law A8).
shop     cafe, Asia/Seoul
at       2024-07-02 23:59
customer 한별, born 2010-07-03
find     한별
----
forbidden: she is under 14: a guardian's consent is needed, and that cannot be recorded yet; nothing of hers is kept (PIPA 22-2)
nobody

# Nor does an older guest become a child.
customer 김민지, born 1990-02-28
changes  김민지, born 2015-05-05
card     김민지
----
forbidden: she is under 14: a guardian's consent is needed, and that cannot be recorded yet; nothing of hers is kept (PIPA 22-2)
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# A minute later, in the shop's own day, she is 14.
at       2024-07-03 00:00
customer 한별, born 2010-07-03
find     한별
----
한별; visits 0
