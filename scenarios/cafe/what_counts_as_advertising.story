# F1: What sells, congratulates or keeps in touch is advertising, whatever it is called; facts of an order are not (docs/law.md F5, F14).
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789
at       2024-07-01 10:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
message  김민지 by sms: {name+ 님}, 주문하신 음료가 나왔습니다.
message  김민지 by sms: {name+ 님}, 생일 축하드려요!
message  김민지 by sms: {name+ 님}, 잘 지내시죠? 안부 전해요.
message  김민지 by sms: {name+ 님}, 추석 연휴에도 문을 열어요. 즐거운 한가위 보내세요.
message  김민지 by sms: 예약하신 날이 내일이에요. 오시면 쿠폰도 드려요.
sends
----
invalid_input: this text advertises: send it as advertising, or leave out what sells
invalid_input: this text advertises: send it as advertising, or leave out what sells
invalid_input: this text advertises: send it as advertising, or leave out what sells
invalid_input: this text advertises: send it as advertising, or leave out what sells
sms 김민지: 김민지 님, 주문하신 음료가 나왔습니다.

# A text that is too long for an SMS goes whole, as an LMS; the preview says so.
preview  김민지: {name+ 님}, 주문하신 음료가 나왔습니다. 오늘은 손님이 많아 3층까지 계단으로 올라오셔야 하는 점 미리 양해 부탁드립니다.
----
김민지 님, 주문하신 음료가 나왔습니다. 오늘은 손님이 많아 3층까지 계단으로 올라오셔야 하는 점 미리 양해 부탁드립니다.
장문(LMS) 117/2,000바이트
말씨: 합쇼체

# Who refuses by the link, at the counter or on the phone gets nothing of what is queued already (F6, F9).
allows   marketing by sms 김민지
campaign 새 빵 by sms to visits < 9: {name+ 님}, 새 빵이 나왔어요.
starts   새 빵
at       2024-07-01 22:00
sends
refuses  marketing 김민지
at       2024-07-02 10:00
sends
ask      messages 김민지
----
nothing
sms 김민지: [단골카페] 2024년 7월 1일에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요. 문의 02-123-4567
2024-07-02T10:00 sms: 보냈어요
2024-07-02T10:00 sms 새 빵: 광고를 받지 않겠다고 하셨어요
2024-07-01T10:00 sms: 보냈어요
