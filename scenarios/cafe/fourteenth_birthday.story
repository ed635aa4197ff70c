# A9: On the day on which a child is 14 she is asked herself: no advertisement leaves any more, also none that waited.
shop     cafe, Asia/Seoul
at       2024-07-01 12:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31, day 2, week 9, month 9, all 100, price 20, budget 1000
customer 한별, phone 010-2222-3333, born 2010-07-03, guardian 이수진 010-2345-6789 by paper
allows   marketing by sms 한별
allows   personalisation 한별
allows   sensitive 한별
allergy  한별: 딸기
order    2024-07-01 11:00  크림빵
campaign 새 빵 by sms to visits >= 1: {name+ 님:은/는} 새 빵을 좋아하실 거예요.
starts   새 빵
sends
ask      consents 한별
----
sms 한별: (광고)단골카페 02-123-4567
한별 님은 새 빵을 좋아하실 거예요.
무료수신거부 080-123-4567
2024-07-01T12:00:00+09:00 맞춤 응대: 보호자가 동의 (계산대 화면, 문구 1)
2024-07-01T12:00:00+09:00 건강 정보 보관: 보호자가 동의 (계산대 화면, 문구 1)
2024-07-01T12:00:00+09:00 문자 광고: 보호자가 동의 (계산대 화면, 문구 1)

# A campaign of the evening waits for the morning: but then she is 14. The allergy that is known stays, and no other is added.
at       2024-07-02 20:59
campaign 여름 빵 by sms to visits >= 1: {name+ 님:은/는} 여름 빵을 좋아하실 거예요.
starts   여름 빵
at       2024-07-02 21:30
sends
at       2024-07-02 23:59
card     한별
at       2024-07-03 00:00
card     한별
at       2024-07-03 09:00
sends
allergy  한별: 우유
ask      consents 한별
----
nothing
allergy: 딸기
한별 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
보호자 이수진 · 01023456789 · 서명한 종이 동의서로 확인
allergy: 딸기
한별 님, 생일 축하드립니다! 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
14: 이제 만 14세예요. 동의는 본인에게 직접 다시 여쭤봐 주세요
nothing
forbidden: an allergy is health data: ask for her separate consent first (PIPA 23)
2024-07-01T12:00:00+09:00 건강 정보 보관: 보호자가 동의 (계산대 화면, 문구 1), 이제 만 14세라 본인에게 다시 여쭤봐야 해요

# What she says herself counts.
allows   marketing by sms 한별
allows   sensitive 한별
allergy  한별: 우유
card     한별
campaign 가을 빵 by sms to visits >= 1: {name+ 님:은/는} 가을 빵을 좋아하실 거예요.
starts   가을 빵
sends
ask      consents 한별
restart
card     한별
----
allergy: 딸기, 우유
한별 님, 생일 축하드립니다! 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
sms 한별: (광고)단골카페 02-123-4567
한별 님은 가을 빵을 좋아하실 거예요.
무료수신거부 080-123-4567
2024-07-03T09:00:00+09:00 건강 정보 보관: 동의 (계산대 화면, 문구 1)
2024-07-03T09:00:00+09:00 문자 광고: 동의 (계산대 화면, 문구 1)
allergy: 딸기, 우유
한별 님, 생일 축하드립니다! 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
