# A10: Who signed on paper is shown with the picture of the paper; a paper without one is told, and erasing her takes it along.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789
at       2024-05-01 10:00
allows   sensitive 김민지, on paper
allows   marketing by sms 김민지, on paper
allows   marketing by email 김민지
ask      consents 김민지
----
2024-05-01T10:00:00+09:00 건강 정보 보관: 동의 (종이, 서면 사진 없음, 문구 1)
2024-05-01T10:00:00+09:00 문자 광고: 동의 (종이, 서면 사진 없음, 문구 1)
2024-05-01T10:00:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 1)

# Staff photograph the paper: it shows both answers, and still does after the shop was closed and opened.
at       2024-05-01 10:02
pictures 김민지
restart
ask      consents 김민지
----
2024-05-01T10:00:00+09:00 건강 정보 보관: 동의 (종이, 서면 사진 1장, 문구 1)
2024-05-01T10:00:00+09:00 문자 광고: 동의 (종이, 서면 사진 1장, 문구 1)
2024-05-01T10:00:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 1)

# What she takes back on the screen needs no paper; a new paper wants a picture of its own.
at       2024-05-03 09:00
refuses  marketing by sms 김민지
at       2024-05-04 09:00
allows   marketing by sms 김민지, on paper
ask      consents 김민지
----
2024-05-01T10:00:00+09:00 건강 정보 보관: 동의 (종이, 서면 사진 1장, 문구 1)
2024-05-04T09:00:00+09:00 문자 광고: 동의 (종이, 서면 사진 없음, 문구 1)
2024-05-01T10:00:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 1)

# Nothing was signed since: there is nothing to photograph.
pictures 김민지
pictures 김민지
----
invalid_input: a picture shows at least one answer: say which

erase    김민지
----
erased: 8 events
left: 0 entries, 0 mentions
