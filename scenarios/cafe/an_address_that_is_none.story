# C1: What was sent comes back: there is no such mailbox. Nothing more is sent to it, and the staff are told to ask her.
shop     cafe, Asia/Seoul
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567
customer 김민지, email minji@guest.example, consent marketing by email
at       2024-05-03 12:00
campaign 원두 information every 1 days by email about 원두가 나왔어요 to visits < 9: {name+ 님}, 주문하신 원두가 나왔어요.
starts   원두
sends
bounces  김민지
ask      messages 김민지
ask      sending 김민지
card     김민지
at       2024-05-04 12:00
sends
ask      messages 김민지
----
email 김민지: 원두가 나왔어요 | 김민지 님, 주문하신 원두가 나왔어요.
2024-05-03T12:00 email 원두: 없는 주소라 돌아왔어요
문자 광고: 받으실 번호나 주소가 없어요
카카오톡 광고: 받으실 번호나 주소가 없어요
이메일 광고: 보낸 것이 돌아왔어요. 없는 번호나 주소예요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
보낸 메일이 돌아왔어요. 메일 주소를 다시 여쭤 주세요
nothing
2024-05-03T12:00 email 원두: 없는 주소라 돌아왔어요

# What she says then is good.
changes  김민지, email minji.kim@guest.example
card     김민지
at       2024-05-05 12:00
sends
----
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
email 김민지: 원두가 나왔어요 | 김민지 님, 주문하신 원두가 나왔어요.
