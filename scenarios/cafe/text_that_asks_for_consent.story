# F1: A text that asks for consent says all four things and never changes; a yes names one that was published (law A1).
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789
at       2024-05-01 10:00
ask      consent-texts
----
가게가 정한 동의 문구가 아직 없어서 화면에 있는 문구로 여쭤봐요

# Without how long it is kept, it is no such text.
publishes marketing 2024-05: 새 메뉴와 쿠폰 소식을 보내려고 해요 | 이름, 전화번호 | | 거절하셔도 주문은 똑같이 돼요
----
invalid_input: a text that asks for consent has to say how long it is kept (PIPA 15(2))

publishes marketing 2024-05: 새 메뉴와 쿠폰 소식을 보내려고 해요 | 이름, 전화번호 | 그만 받으실 때까지 | 거절하셔도 주문은 똑같이 돼요
publishes marketing 2024-05, in en: To send you news and coupons | Name, phone | Until you tell us to stop | You may say no and order just the same
ask       consent-texts
----
광고: 문구 2024-05, 2024-05-01T10:00:00+09:00부터
왜 여쭤보나요: 새 메뉴와 쿠폰 소식을 보내려고 해요
무엇을 담아 두나요: 이름, 전화번호
언제까지 보관하나요: 그만 받으실 때까지
거절하면 어떻게 되나요: 거절하셔도 주문은 똑같이 돼요

# Other words want another version.
publishes marketing 2024-05: 새 메뉴와 쿠폰 소식을 보내려고 해요 | 이름, 전화번호, 주문 | 그만 받으실 때까지 | 거절하셔도 주문은 똑같이 돼요
----
conflict: this version is published with other words, and a version never changes; choose another

# A yes is to words that stood before her eyes.
allows    marketing by sms 김민지, text 2024-04
allows    marketing by sms 김민지
ask       consents 김민지
----
invalid_input: the shop has published no such text for this consent: expected version 2024-05
2024-05-01T10:00:00+09:00 문자 광고: 동의 (계산대 화면, 문구 2024-05)
