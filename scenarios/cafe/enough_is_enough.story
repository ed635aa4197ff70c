# B12: However many campaigns there are, a guest gets as many advertisements as the caps allow, over all channels; what waits for
# room of another day goes when there is some, and two years after her yes nothing goes until she was told that it holds (F8, F15).
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, email minji@example.com, consent marketing by sms, consent marketing by email
orders   2024-06-03..2024-07-08 mondays 08:40  아이스 아메리카노
at       2024-06-10 10:00
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31, day 1, week 2, month 3
campaign 소식 every 1 days by sms to visits >= 1: 오늘의 소식이에요.
campaign 편지 every 1 days by email about 편지 to visits >= 1: 오늘의 편지예요.
starts   소식
starts   편지
sends
at       2024-06-11 10:00
sends
at       2024-06-12 10:00
sends
at       2024-06-17 10:00
sends
at       2024-06-25 10:00
sends
at       2024-07-10 10:00
sends
ask      messages 김민지
at       2025-12-31 10:00
ask      campaign 소식
at       2026-01-01 10:00
ask      campaign 소식
----
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
nothing
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
nothing
sms 김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
2024-07-10T10:00 email 편지: 오늘은 이미 보내 드렸어요
2024-07-10T10:00 sms 소식: 보냈어요
2024-06-17T10:00 email 편지: 오늘은 이미 보내 드렸어요
2024-06-17T10:00 sms 소식: 보냈어요
2024-06-11T10:00 email 편지: 오늘은 이미 보내 드렸어요
2024-06-11T10:00 sms 소식: 보냈어요
2024-06-10T10:00 email 편지: 오늘은 이미 보내 드렸어요
2024-06-10T10:00 sms 소식: 보냈어요
조건에 맞는 손님 1분 중 1분께 가요
김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
조건에 맞는 손님 1분 중 0분께 가요
김민지: 동의하신 지 두 해가 지났어요. 계속 받으실지 알려 드려야 해요
