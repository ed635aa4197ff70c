# B7: A hard time: nothing is advertised, suggested or asked until then, without anybody writing down why; facts still go.
shop      cafe, Asia/Seoul
customer  김민지, phone 010-2345-4567
allows    marketing by sms 김민지
sending   name 단골 카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2025-12-31
orders    2024-06-03..2024-06-28 weekdays 08:40  아메리카노 by 김민지
orders    2024-06-03..2024-06-28 daily 08:30  아메리카노 + 크루아상 by walk-in
orders    2024-06-03..2024-06-28 daily 09:30  카페라떼 + 크루아상 by walk-in
at        2024-06-29 08:40
card      김민지
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
suggestion: 카페라떼는 어떠세요? 요즘 이 시간에 많이들 찾으세요.

pace      김민지, rests until 2024-08-01
card      김민지
ask       sending 김민지
message   김민지 by sms: 주문하신 음료가 나왔어요.
campaign  새 빵 by sms to visits >= 1: {name+ 님:은/는} 좋아하실 거예요.
at        2024-06-29 10:00
starts    새 빵
sends
ask campaign 새 빵
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
rest: 7월 31일까지는 권하지 말고 편히 쉬시게 해 주세요
문자 광고: 지금은 소식을 쉬기로 했어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
sms 김민지: 주문하신 음료가 나왔어요.
조건에 맞는 손님 1분 중 0분께 가요
김민지: 지금은 소식을 쉬기로 했어요

# It ends by itself.
at        2024-08-01 10:00
ask       sending 김민지
----
문자 광고: 보낼 수 있어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
