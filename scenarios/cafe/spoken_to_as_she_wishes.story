# C1: Each guest is spoken to in the honorific level she wishes, at the counter and in writing; a text that is less formal than that is pointed out.
shop     cafe, Asia/Seoul
customer 김민지
customer 박서준, spoken formally
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 by 김민지
orders   2024-06-03..2024-06-28 weekdays 08:40  콜드브루 by 박서준
at       2024-07-01 08:40
card     김민지
card     박서준
preview  김민지: {name+ 님:이/가/께서} 늘 드시는 것은 {item:이에요/예요/입니다}. 준비해 {말씨:둘까요/두겠습니다}!
preview  박서준: {name+ 님:이/가/께서} 늘 드시는 것은 {item:이에요/예요/입니다}. 준비해 {말씨:둘까요/두겠습니다}!
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
박서준 님, 어서 오십시오. 오늘도 평소처럼 콜드브루 준비해 드려도 되겠습니까?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
김민지 님이 늘 드시는 것은 아메리카노예요. 준비해 둘까요!
문자(SMS) 57/90바이트
말씨: 해요체
박서준 님께서 늘 드시는 것은 콜드브루입니다. 준비해 두겠습니다!
문자(SMS) 63/90바이트
말씨: 합쇼체

# A text that is written in one level only goes as it is; what is amiss with it is told.
preview  박서준: {name+ 님}, 새 원두가 들어왔어요.
preview  김민지: {name+ 님}, 새 원두가 들어왔습니다. 드시러 오세요. 감사합니다.
preview  김민지: {name+ 님}, 새 원두가 들어왔다!
preview  김민지: {name+ 님} {말씨:오세요}
----
박서준 님, 새 원두가 들어왔어요.
문자(SMS) 32/90바이트
말씨: 해요체; 이 손님은 격식 있는 말을 바라세요
김민지 님, 새 원두가 들어왔습니다. 드시러 오세요. 감사합니다.
문자(SMS) 61/90바이트
말씨: 해요체와 합쇼체가 섞였어요
김민지 님, 새 원두가 들어왔다!
문자(SMS) 30/90바이트
말씨: 반말이 있어요
invalid_input: This message template cannot be read: in line 1 at character 12 there should be two wordings, as in {말씨:드려요/드립니다}.

# She may change it, and so may staff.
changes  박서준, spoken politely
at       2024-07-02 08:40
card     박서준
----
박서준 님, 어서 오세요. 오늘도 평소처럼 콜드브루 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
