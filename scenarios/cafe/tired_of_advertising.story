# B13: Three advertisements in a row without a visit within her usual gap are an answer: nothing more goes until she comes again.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by sms
orders   2024-05-06..2024-05-27 mondays 08:40  아메리카노
at       2024-06-03 10:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
campaign 소식 every 10 days by sms to visits >= 1: 오늘의 소식이에요.
starts   소식
sends
at       2024-06-13 10:00
sends
at       2024-06-23 10:00
sends
at       2024-07-03 10:00
sends
ask      sending 김민지
order    2024-07-05 09:00  아메리카노
at       2024-07-13 10:00
sends
----
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
nothing
문자 광고: 자주 받으셔서 지치신 것 같아요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
