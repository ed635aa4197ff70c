# F1: When a text says something else, an older yes waits until she is asked again; the older words stay provable (law A2).
shop      cafe, Asia/Seoul
customer  김민지, phone 010-2345-6789, email minji@example.com
at        2024-05-01 10:00
publishes marketing 2024-05: 새 메뉴 소식을 보내려고 해요 | 이멜 주소 | 그만 받으실 때까지 | 거절하셔도 돼요
publishes sensitive 2024-05: 드시면 안 되는 재료를 피하려고 해요 | 알레르기 | 지워 달라고 하실 때까지 | 거절하셔도 돼요
allows    marketing by email 김민지
allows    sensitive 김민지
allergy   김민지: 딸기
----

# A corrected typo asks nobody anew.
at        2024-05-02 10:00
publishes marketing 2024-05b: 새 메뉴 소식을 보내려고 해요 | 이메일 주소 | 그만 받으실 때까지 | 거절하셔도 돼요
ask       sending 김민지
----
문자 광고: 광고를 받겠다고 하신 적이 없어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 보낼 수 있어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# More is kept, and for something else: nothing goes under the new text that she has not seen.
at        2024-06-01 10:00
publishes marketing 2024-06, anew: 새 메뉴와 드신 것에 맞춘 소식을 보내려고 해요 | 이메일 주소, 주문 기록 | 그만 받으실 때까지 | 거절하셔도 돼요
publishes sensitive 2024-06, anew: 드시면 안 되는 재료를 피하려고 해요 | 알레르기, 임신 여부 | 지워 달라고 하실 때까지 | 거절하셔도 돼요
ask       sending 김민지
ask       consents 김민지
allergy   김민지: 땅콩
----
문자 광고: 광고를 받겠다고 하신 적이 없어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 동의하신 뒤에 동의서 내용이 바뀌었어요. 새 내용으로 다시 여쭤봐야 해요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요
2024-05-01T10:00:00+09:00 건강 정보 보관: 동의 (계산대 화면, 문구 2024-05), 그 뒤 내용이 바뀌어 다시 여쭤봐야 해요
2024-05-01T10:00:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 2024-05), 그 뒤 내용이 바뀌어 다시 여쭤봐야 해요
forbidden: an allergy is health data: ask for her separate consent first (PIPA 23)

# What she told under the older text still keeps her from harm.
card      김민지
----
allergy: 딸기
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# A yes to the older text, dated today, is none.
allows    marketing by email 김민지, text 2024-05
----
invalid_input: that text has been replaced: show her version 2024-06 and ask again

# She says yes again.
allows    marketing by email 김민지
allows    sensitive 김민지
allergy   김민지: 땅콩
ask       sending 김민지
----
문자 광고: 광고를 받겠다고 하신 적이 없어요
카카오톡 광고: 광고를 받겠다고 하신 적이 없어요
이메일 광고: 보낼 수 있어요
앱 알림 광고: 받으실 번호나 주소가 없어요
매장에서 말로 하는 광고: 광고를 받겠다고 하신 적이 없어요
인쇄 카드 광고: 광고를 받겠다고 하신 적이 없어요

# What she had agreed to in May, and by which words, can still be shown.
at        2024-05-15 10:00
ask       consents 김민지
ask       consent-texts
----
2024-05-01T10:00:00+09:00 건강 정보 보관: 동의 (계산대 화면, 문구 2024-05)
2024-05-01T10:00:00+09:00 이메일 광고: 동의 (계산대 화면, 문구 2024-05)
건강 정보 보관: 문구 2024-05, 2024-05-01T10:00:00+09:00부터
왜 여쭤보나요: 드시면 안 되는 재료를 피하려고 해요
무엇을 담아 두나요: 알레르기
언제까지 보관하나요: 지워 달라고 하실 때까지
거절하면 어떻게 되나요: 거절하셔도 돼요
광고: 문구 2024-05b, 2024-05-02T10:00:00+09:00부터
왜 여쭤보나요: 새 메뉴 소식을 보내려고 해요
무엇을 담아 두나요: 이메일 주소
언제까지 보관하나요: 그만 받으실 때까지
거절하면 어떻게 되나요: 거절하셔도 돼요
