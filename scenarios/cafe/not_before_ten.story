# B13: The shop advertises in fewer hours than the law would let it; what comes too early waits, and goes at ten.
shop      cafe, Asia/Seoul
customer  김민지, phone 010-2345-4567
allows    marketing by sms 김민지
sending   name 단골 카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31, hours 10:00-18:00
order     2024-06-28 08:40  아메리카노 by 김민지
campaign  새 빵 by sms to visits >= 1: {name+ 님:은/는} 좋아하실 거예요.
at        2024-07-01 09:00
starts    새 빵
sends
ask       sending 김민지
at        2024-07-01 09:59
sends
at        2024-07-01 10:00
sends
----
nothing
문자 광고: 지금은 광고를 보내지 않는 시간이에요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
nothing
sms 김민지: (광고)단골 카페 02-123-4567
김민지 님은 좋아하실 거예요.
무료수신거부 080-123-4567
