# F1: A yes to advertising is one for its channel; what was allowed on a day in the past can be shown.
shop     cafe, Asia/Seoul
customer 김민지
at       2024-05-01 10:00
allows   marketing by sms 김민지
at       2024-05-02 11:30
allows   marketing by email 김민지
ask      consents 김민지
----
2024-05-01T10:00:00+09:00 문자 광고: 동의 (계산대 화면, 문구 1)
2024-05-02T11:30:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 1)

# A yes that names no channel is none.
allows   marketing 김민지
----
invalid_input: a yes to advertising names its channel: sms, kakao, email, push, counter or printed

# A no that names none is for all of them.
at       2024-05-03 09:00
refuses  marketing 김민지
ask      consents 김민지
----
2024-05-03T09:00:00+09:00 광고: 거절 (계산대 화면, 문구 1)

# Why was I allowed to send this on the evening of the second of May?
at       2024-05-02 19:00
ask      consents 김민지
----
2024-05-01T10:00:00+09:00 문자 광고: 동의 (계산대 화면, 문구 1)
2024-05-02T11:30:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 1)
