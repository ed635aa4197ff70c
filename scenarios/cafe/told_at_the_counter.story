# C2: A campaign may be told in person: it waits for her visit, the gate is asked when her card is open, and what was said counts
# together with everything that was sent. Nothing is put around what staff say.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by counter, consent marketing by sms
orders   2024-06-03..2024-07-08 mondays 08:40  아이스 아메리카노
customer 박서준, phone 010-3456-7890, consent marketing by sms
orders   2024-06-03..2024-07-08 mondays 09:10  카페라떼
customer 이하늘, consent marketing by counter
orders   2024-06-03..2024-07-08 mondays 10:00  핫초코
at       2024-07-09 10:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31, day 1, week 2, month 4
campaign 새 빵 by counter to visits >= 3: {name+ 님}, {item:을/를} 드실 때 어울리는 새 빵이 나왔어요.
ask      campaign 새 빵
starts   새 빵
sends
ask      messages 김민지
says     김민지, not today
says     김민지
at       2024-07-10 22:30
says     김민지
says     김민지
ask      messages 김민지
ask      sending 김민지
tells    이하늘, 1: 너무 식었어요
says     이하늘
ask      messages 이하늘
restart
says     김민지
ask      campaigns
----
조건에 맞는 손님 3분 중 2분께 가요
김민지: 김민지 님, 아이스 아메리카노를 드실 때 어울리는 새 빵이 나왔어요.
이하늘: 이하늘 님, 핫초코를 드실 때 어울리는 새 빵이 나왔어요.
박서준: 광고를 받겠다고 하신 적이 없어요
nothing
2024-07-09T10:00 counter 새 빵: 손님이 오시면 전해요
not today: 김민지 님, 아이스 아메리카노를 드실 때 어울리는 새 빵이 나왔어요.
nothing to say
said: 김민지 님, 아이스 아메리카노를 드실 때 어울리는 새 빵이 나왔어요.
nothing to say
2024-07-10T22:30 counter 새 빵: 전했어요
문자 광고: 지금은 광고를 보내지 않는 시간이에요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 오늘은 이미 보내 드렸어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
nothing to say
2024-07-10T22:30 counter 새 빵: 불편하셨다는 말씀에 아직 답해 드리지 않았어요
nothing to say
새 빵: 진행 중, 전했어요 1, 전하지 않았어요 1
