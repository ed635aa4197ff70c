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

# A number without its area code, a number to opt out by that costs: refused.
sending  name 단골카페, number 5551234
sending  name 단골카페, opt-out 02-123-4567
sending  name 단골카페, page http://cafe.example
----
