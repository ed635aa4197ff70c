# B12: What let her down changes the very next decision: the card says so first, nothing is offered as if nothing had been, and no
# advertising goes to her until somebody has spoken with her.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, consent marketing by sms
orders   2024-06-03..2024-06-27 weekdays 08:40  카페라떼
at       2024-06-27 09:30
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
tells    김민지, 2, about 카페라떼: 우유가 다 식어 있었어요
campaign 소식 by sms to visits >= 1: 새 원두가 들어왔어요.
ask      campaign 소식
at       2024-06-28 08:40
card     김민지
ask      sending 김민지
answers  김민지: 다시 만들어 드리고 데운 컵을 쓰기로 함
card     김민지
ask      campaign 소식
----
조건에 맞는 손님 1분 중 0분께 가요
김민지: 불편하셨다는 말씀에 아직 답해 드리지 않았어요
김민지 님, 지난번 카페라떼가 마음에 안 드셨지요, 죄송합니다. 오늘은 무엇을 준비해 드릴까요?
why: 평일 19번 중 19번 08:40 무렵; 같은 주문 19번 중 19번
complaint: 2/5, 카페라떼: 우유가 다 식어 있었어요
문자 광고: 불편하셨다는 말씀에 아직 답해 드리지 않았어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 받으실 번호나 주소가 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
김민지 님, 어서 오세요. 오늘도 평소처럼 카페라떼 준비해 드릴까요?
why: 평일 19번 중 19번 08:40 무렵; 같은 주문 19번 중 19번
조건에 맞는 손님 1분 중 1분께 가요
김민지: (광고)단골카페 02-123-4567
새 원두가 들어왔어요.
무료수신거부 080-123-4567
