# C6: An owner writes to those who come often. Before anything leaves she sees who would get it and who would not, and
# why; after starting it each gets it once, in her own words, in the form that the law gives advertisements.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by sms
orders   2024-06-03..2024-06-14 weekdays 08:40  아이스 아메리카노
customer 박서준, phone 010-3456-7890
orders   2024-06-03..2024-06-14 weekdays 09:10  카페라떼
customer 이하늘, phone 010-4567-8901, consent marketing by sms
orders   2024-06-03..2024-06-04 weekdays 10:00  카페라떼
at       2024-06-15 10:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31
campaign 새 빵 by sms to visits >= 5: {name+ 님:은/는} {item:을/를} 자주 드시죠. 새로 나온 크림빵과 잘 어울려요.
ask      campaign 새 빵
sends
----
조건에 맞는 손님 2분 중 1분께 가요
김민지: (광고)단골카페 02-123-4567
김민지 님은 아이스 아메리카노를 자주 드시죠. 새로 나온 크림빵과 잘 어울려요.
무료수신거부 080-123-4567
박서준: 광고를 받겠다고 하신 적이 없어요
nothing

# It is a draft: nothing goes. Started, it goes once.
starts   새 빵
sends
sends
ask      campaigns
ask      messages 김민지
----
sms 김민지: (광고)단골카페 02-123-4567
김민지 님은 아이스 아메리카노를 자주 드시죠. 새로 나온 크림빵과 잘 어울려요.
무료수신거부 080-123-4567
nothing
새 빵: 진행 중, 보냈어요 1
2024-06-15T10:00 sms 새 빵: 보냈어요

# Another campaign on the same day waits for nobody: she has had enough for today.
campaign 여름 메뉴 by sms to visits >= 1: {name+ 님}, 여름 메뉴가 나왔어요.
starts   여름 메뉴
sends
ask      campaigns
----
sms 이하늘: (광고)단골카페 02-123-4567
이하늘 님, 여름 메뉴가 나왔어요.
무료수신거부 080-123-4567
새 빵: 진행 중, 보냈어요 1
여름 메뉴: 진행 중, 보냈어요 1

# At night it waits, and a no in the meantime is heard.
at       2024-06-16 22:00
campaign 밤 소식 by sms to visits >= 1: {name+ 님}, 내일 아침에는 갓 구운 빵이 있어요.
starts   밤 소식
sends
refuses  marketing 이하늘
at       2024-06-17 08:00
sends
restart
ask      campaigns
ask      messages 이하늘
----
nothing
sms 이하늘: [단골카페] 2024년 6월 16일에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요. 문의 02-123-4567
sms 김민지: (광고)단골카페 02-123-4567
김민지 님, 내일 아침에는 갓 구운 빵이 있어요.
무료수신거부 080-123-4567
새 빵: 진행 중, 보냈어요 1
여름 메뉴: 진행 중, 보냈어요 1
밤 소식: 진행 중, 보냈어요 1, 보내지 않았어요 1
2024-06-17T08:00 sms: 보냈어요
2024-06-17T08:00 sms 밤 소식: 광고를 받지 않겠다고 하셨어요
2024-06-15T10:00 sms 여름 메뉴: 보냈어요

# Facts of an order are no advertising; what sells is, whatever it is called.
message  박서준 by sms: {name+ 님}, 주문하신 음료가 나왔어요.
campaign 안내 information by sms to visits >= 1: 오늘만 반값 할인이에요.
sends
ask      messages 박서준
----
invalid_input: this text advertises: send it as advertising, or leave out what sells
sms 박서준: 박서준 님, 주문하신 음료가 나왔어요.
2024-06-17T08:00 sms: 보냈어요

# What is paused waits, what is cancelled ends.
at       2024-06-24 10:00
allows   marketing by sms 박서준
campaign 가을 소식 by sms to visits >= 1: {name+ 님}, 가을 메뉴를 준비하고 있어요.
starts   가을 소식
pauses   가을 소식
sends
cancels  가을 소식
sends
ask      campaigns
----
nothing
nothing
새 빵: 진행 중, 보냈어요 1
여름 메뉴: 진행 중, 보냈어요 1
밤 소식: 진행 중, 보냈어요 1, 보내지 않았어요 1
가을 소식: 취소됨
