# B12: A text message that comes back is heard: how it was, and that she wants no more, which holds for what already waits.
shop     cafe, Asia/Seoul
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
customer 김민지, phone 010-2345-6789
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노
at       2024-06-29 10:00
allows   marketing by sms 김민지
asked    김민지
replies  김민지: 2점 오늘은 너무 썼어요
card     김민지
answers  김민지: 다시 만들어 드림
replies  김민지: 감사해요! 3시에 또 갈게요
card     김민지
ask      feedback
----
김민지 님, 지난번에 불편하셨지요, 죄송합니다. 오늘은 무엇을 준비해 드릴까요?
why: 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
complaint: 2/5: 오늘은 너무 썼어요
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
90일 동안 1분이 2번 들려주셨어요; 평균 2.0점 (점수 1개)
맛: 1분

# At seven an advertisement waits for its hour; who refuses meanwhile does not get it, and is told that she was heard.
at       2024-06-30 07:00
campaign 소식 by sms to visits >= 1: 오늘의 소식이에요.
starts   소식
sends
ask      messages 김민지
replies  김민지: 수신 거부합니다
at       2024-06-30 10:00
sends
ask      messages 김민지
ask      consents 김민지
----
nothing
2024-06-30T07:00 sms 소식: 차례를 기다려요
sms 김민지: [단골카페] 2024년 6월 30일에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요. 문의 02-123-4567
2024-06-30T10:00 sms: 보냈어요
2024-06-30T10:00 sms 소식: 광고를 받지 않겠다고 하셨어요
2024-06-30T07:00:00+09:00 광고: 거절 (전화, 문구 1)
