# A8: Of a child under 14 nothing is kept before her guardian's consent is verified; with it she is a guest as others are.
shop     cafe, Asia/Seoul
at       2024-06-03 15:00
customer 한별, born 2010-07-03
find     한별
----
forbidden: she is under 14: verify her guardian's consent first, and give the guardian's name, phone and how it was verified; until then nothing of hers is kept (PIPA 22-2)
nobody

# Nor does an older guest become a child.
customer 김민지, born 1990-02-28
changes  김민지, born 2015-05-05
card     김민지
----
forbidden: she is under 14: verify her guardian's consent first, and give the guardian's name, phone and how it was verified; until then nothing of hers is kept (PIPA 22-2)
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# Her mother signed a paper. Who is grown up has no guardian.
customer 한별, phone 010-2222-3333, born 2010-07-03, guardian 이수진 010-2345-6789 by paper
card     한별
changes  김민지, guardian 이수진 010-2345-6789 by paper
----
한별 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
보호자 이수진 · 01023456789 · 서명한 종이 동의서로 확인
invalid_input: a guardian is written down of a child under 14 only, whose date of birth is known

# What she agrees to, her mother agrees to for her; a number is set right.
allows   marketing by sms 한별
at       2024-06-10 15:00
changes  한별, guardian 이수진 010-2345-0000 by paper
card     한별
ask      consents 한별
----
한별 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
보호자 이수진 · 01023450000 · 서명한 종이 동의서로 확인
2024-06-03T15:00:00+09:00 문자 광고: 보호자가 동의 (계산대 화면, 문구 1)

# Erased, nothing of either is left.
customer 은별, born 2012-01-01, guardian 박은영 010-7777-8888 by phone_call
erase    은별
find     은별
----
erased: 2 events
left: 0 entries, 0 mentions
nobody
