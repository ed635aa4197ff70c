# C1: One template, and each guest reads her own message, with the particles that fit.
shop     cafe, Asia/Seoul
customer 김민지
customer 박서준, called 서준
customer 이하준
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스 + 크루아상 by 김민지
orders   2024-06-03..2024-06-28 weekdays 08:40  콜드브루 by 박서준
at       2024-07-01 08:30
preview  김민지: {name+ 님:은/는|손님} 늘 {item:을/를} 드셨지요. 벌써 {count+번:이에요/예요}.
preview  박서준: {called+ 님:은/는|손님} 늘 {item:을/를} 드셨지요. [[쿠폰 {coupon:이/가} 있어요.]]
preview  이하준: {name+ 님}, 반가워요. [[벌써 {count+번:이에요/예요}.]]
----
김민지 님은 늘 아메리카노를 드셨지요. 벌써 20번이에요.
문자(SMS) 54/90바이트
말씨: 해요체
서준 님은 늘 콜드브루를 드셨지요.
문자(SMS) 33/90바이트
말씨: 해요체
이하준 님, 반가워요.
문자(SMS) 20/90바이트
말씨: 해요체

# What is not known is named, not made up; where a template stops making sense is said.
preview  박서준: {name+ 님}, {coupon:이/가} 도착했어요.
preview  박서준: {name+ 님}, {쿠퐁}
----
이 손님께는 알 수 없어요: 쿠폰
invalid_input: This message template cannot be read: in line 1 at character 13 there should be a placeholder such as {name} or {item}; {{ for a brace.

# Who refuses personalisation is told nothing of her habits.
refuses  personalisation 김민지
preview  김민지: {name+ 님:은/는|손님} 늘 {item:을/를} 드셨지요.
preview  김민지: {name+ 님:은/는|손님} {shop}의 단골이세요.
----
이 손님께는 알 수 없어요: 상품
김민지 님은 이야기 가게의 단골이세요.
문자(SMS) 37/90바이트
말씨: 해요체
