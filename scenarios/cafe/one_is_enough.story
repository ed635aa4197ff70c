# B13: Nobody is nagged about what is bought once: who has it is left out, also when she buys it while the message waits.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by sms
order    2024-06-03 08:40  아메리카노
customer 박서준, phone 010-3456-7890, consent marketing by sms
order    2024-06-03 09:10  드립 주전자
customer 이하늘, phone 010-4567-8901, consent marketing by sms
order    2024-06-03 10:00  카페라떼
at       2024-06-15 22:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31
campaign 드립 by sms of one 드립 주전자 to visits >= 1: {name+ 님}, 집에서도 손수 내려 보세요.
ask      campaign 드립
starts   드립
sends
order    2024-06-16 07:50  드립 주전자 by 이하늘
at       2024-06-16 08:10
sends
ask      messages 이하늘
----
조건에 맞는 손님 3분 중 2분께 가요
김민지: (광고)단골카페 02-123-4567
김민지 님, 집에서도 손수 내려 보세요.
무료수신거부 080-123-4567
이하늘: (광고)단골카페 02-123-4567
이하늘 님, 집에서도 손수 내려 보세요.
무료수신거부 080-123-4567
박서준: 이미 사셨고, 하나면 되는 물건이에요
nothing
sms 김민지: (광고)단골카페 02-123-4567
김민지 님, 집에서도 손수 내려 보세요.
무료수신거부 080-123-4567
2024-06-16T08:10 sms 드립: 이미 사셨고, 하나면 되는 물건이에요
