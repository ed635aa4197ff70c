# C2: She says how often she wants to hear from the shop, less than its own caps allow, over all channels.
shop      cafe, Asia/Seoul
customer  김민지, phone 010-2345-4567, email minji@example.com
allows    marketing by sms 김민지
allows    marketing by email 김민지
sending   name 단골 카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31
order     2024-06-28 08:40  아메리카노 by 김민지
pace      김민지, most 1
at        2024-07-01 10:00
campaign  새 빵 by sms to visits >= 1: {name+ 님:은/는} 좋아하실 거예요.
starts    새 빵
sends
campaign  새 케이크 by email about 새 케이크 to visits >= 1: {name+ 님:은/는} 좋아하실 거예요.
at        2024-07-10 10:00
starts    새 케이크
sends
ask sending 김민지
----
sms 김민지: (광고)단골 카페 02-123-4567
김민지 님은 좋아하실 거예요.
무료수신거부 080-123-4567
nothing
문자 광고: 바라시는 만큼은 이미 보내 드렸어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 바라시는 만큼은 이미 보내 드렸어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
