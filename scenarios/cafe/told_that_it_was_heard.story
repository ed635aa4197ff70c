# F7: Who says yes or no to advertising is told that it was heard, once, without a word that sells; before two years are over
# she is told that her yes still holds, and then it holds two years more.
shop     cafe, Asia/Seoul
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
at       2024-06-10 10:00
customer 김민지, phone 010-2345-6789, email minji@example.com
customer 박서준, phone 010-3456-7890
allows   marketing by sms 김민지
allows   marketing by email 김민지
sends
at       2024-06-10 10:10
sends
sends
refuses  marketing 김민지
at       2024-06-10 10:20
sends
allows   marketing by sms 김민지
at       2024-06-11 10:00
sends
----
nothing
sms 김민지: [단골카페] 2024년 6월 10일에 문자 광고, 이메일 광고를 받겠다고 하셔서 그렇게 해 두었어요. 문의 02-123-4567
nothing
sms 김민지: [단골카페] 2024년 6월 10일에 광고를 더 받지 않겠다고 하셔서 이제 보내지 않아요. 문의 02-123-4567
sms 김민지: [단골카페] 2024년 6월 10일에 문자 광고를 받겠다고 하셔서 그렇게 해 두었어요. 문의 02-123-4567

# Two years later.
at       2026-05-11 10:00
sends
at       2026-05-12 10:00
sends
at       2026-05-20 10:00
sends
at       2026-06-12 10:00
order    2026-06-11 09:00  아메리카노 by 김민지
campaign 소식 by sms to visits >= 1: 오늘의 소식이에요.
ask      campaign 소식
----
sms 김민지: [단골카페] 2024년 6월 10일에 문자 광고를 받겠다고 하셨고, 그 뜻을 지금도 지키고 있어요. 계속 받으시려면 그대로 두세요. 그만 받으시려면 080-123-4567로 전화해 주세요. 통화료는 들지 않아요. 문의 02-123-4567
nothing
nothing
조건에 맞는 손님 1분 중 1분께 가요
김민지: (광고)단골카페 02-123-4567
오늘의 소식이에요.
무료수신거부 080-123-4567
