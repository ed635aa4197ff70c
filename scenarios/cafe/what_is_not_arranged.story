# F1: What the shop has not arranged holds its advertising back, one thing after another, and says which (docs/law.md F4, F9, F11, F12, F15, B2).
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by sms
order    2024-06-03 08:40  아이스 아메리카노
at       2024-06-15 10:00
campaign 소식 by sms to visits >= 1: 새 빵이 나왔어요.
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, relay until 2024-06-14
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, relay until 2024-06-15
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, relay until 2024-06-15, number 0212345678, day 0
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, relay until 2024-06-15, number 0212345678, price 20, budget 19
ask      campaign 소식
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, relay until 2024-06-15, number 0212345678, price 20, budget 20
ask      campaign 소식
----
조건에 맞는 손님 1분 중 0분께 가요
김민지: 보내는 사람과 연락처가 글에 없어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 돈 들이지 않고 수신을 거부할 방법이 글에 없어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 보내 주는 곳과 맺은 위탁 계약이 없어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 보내 주는 곳의 전송자격인증이 없거나 끝났어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 등록된 발신번호가 없어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 오늘은 이미 보내 드렸어요
조건에 맞는 손님 1분 중 0분께 가요
김민지: 쓰기로 한 돈을 다 썼어요
조건에 맞는 손님 1분 중 1분께 가요
김민지: (광고)단골카페 02-123-4567
새 빵이 나왔어요.
무료수신거부 080-123-4567

# A number without its area code, a number to opt out by that costs: refused.
sending  name 단골카페, number 5551234
sending  name 단골카페, opt-out 02-123-4567
sending  name 단골카페, page http://cafe.example
----
invalid_input: the number to send from has 8 to 11 digits with its area code, without hyphens
invalid_input: the number to opt out by is free for who calls: 080...
invalid_input: the public address begins with https:// and does not end with a slash
