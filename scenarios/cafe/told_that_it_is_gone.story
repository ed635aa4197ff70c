# C5: Who takes back a consent is told that it was done, once, without a word of what it was about; a first no needs no answer.
shop     cafe, Asia/Seoul
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
at       2024-06-10 10:00
customer 김민지, phone 010-2345-6789, consent sensitive
customer 박서준, phone 010-3456-7890, consent sensitive refused
allergy  김민지: 땅콩
at       2024-06-12 10:00
sends
refuses  sensitive 김민지
card     김민지
at       2024-06-12 10:10
sends
sends
----
nothing
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
sms 김민지: [단골카페] 2024년 6월 12일에 따로 맡기신 민감정보를 지워 달라고 하셔서 모두 지웠어요. 문의 02-123-4567
nothing
