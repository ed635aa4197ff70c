# B13: Whether an advertisement may be sent, by each channel, and why not, in words that anybody can read. Who bought
# yesterday has said no yes by it (docs/law.md F2), and where there is no number none is made up (F10).
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789, email minji@example.com
order    2024-04-30 09:00  아메리카노
at       2024-05-01 10:00
ask      sending 김민지
----
문자 광고: 광고를 받겠다고 하신 적이 없어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 광고를 받겠다고 하신 적이 없어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# With her yes: e-mail may go, a text message wants somebody who carries it.
allows   marketing by sms 김민지
allows   marketing by email 김민지
refuses  marketing by kakao 김민지
ask      sending 김민지
----
문자 광고: 보내 주는 곳과 맺은 위탁 계약이 없어요
카카오톡 광고: 광고를 받지 않겠다고 하셨어요
이메일 광고: 보낼 수 있어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# At night the law lets only e-mail through, unless she agreed to the night, too.
at       2024-05-01 21:00
ask      sending 김민지
----
문자 광고: 지금은 광고를 보내지 않는 시간이에요
카카오톡 광고: 광고를 받지 않겠다고 하셨어요
이메일 광고: 보낼 수 있어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# A yes fades after two years unless she was told that it holds.
at       2026-05-01 10:00
ask      sending 김민지
----
문자 광고: 동의하신 지 두 해가 지났어요. 계속 받으실지 알려 드려야 해요
카카오톡 광고: 광고를 받지 않겠다고 하셨어요
이메일 광고: 동의하신 지 두 해가 지났어요. 계속 받으실지 알려 드려야 해요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# A no is a no at once, by every channel.
at       2024-05-02 10:00
refuses  marketing 김민지
ask      sending 김민지
----
문자 광고: 광고를 받지 않겠다고 하셨어요
카카오톡 광고: 광고를 받지 않겠다고 하셨어요
이메일 광고: 광고를 받지 않겠다고 하셨어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받지 않겠다고 하셨어요
인쇄 카드 광고: 광고를 받지 않겠다고 하셨어요
