# A6: She is called what she chose to be called, and a new number is found at once.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-4567
changes  김민지, called 민지, phone 010-2222-9999
at       2024-07-01 08:10
card     김민지
----
민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

find     9999
----
김민지 …9999; visits 0

find     4567
----
nobody
