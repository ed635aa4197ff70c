# C1: What happens to a booking is told by KakaoTalk in words that Kakao has approved; only what differs from guest to guest is filled in.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789
at       2024-07-01 10:00
sending  name 단골카페, contact 02-123-4567, number 0212345678, relay until 2025-12-31
campaign 예약 information by kakao to visits < 9: {shop}입니다. {name+ 님:이/가|손님이} 예약하신 날이 내일입니다.
ask      campaign 예약
----
조건에 맞는 손님 1분 중 1분께 가요
김민지: 이야기 가게입니다. 김민지 님이 예약하신 날이 내일입니다.
알림톡으로 보내려면 등록할 글: #{가게}입니다. #{이름} 예약하신 날이 내일입니다.

# Registered and approved, it goes by that template. Nobody has to agree: it is no advertisement.
campaign 예약 확인 information by kakao as KA01TP1 to visits < 9: {shop}입니다. {name+ 님:이/가|손님이} 예약하신 날이 내일입니다.
starts   예약 확인
sends
----
kakao as KA01TP1 김민지: 이야기 가게입니다. 김민지 님이 예약하신 날이 내일입니다.; 가게 = 이야기 가게; 이름 = 김민지 님이

# Whatever sells is no information, and what may be left out cannot be approved.
message  김민지 by kakao as KA01TP1: {name+ 님}, 쿠폰이 도착했습니다.
message  김민지 by kakao as KA01TP1: {name+ 님}, 예약을 받았습니다. [[{item:을/를} 준비해 둘게요.]]
message  김민지 by sms as KA01TP1: {name+ 님}, 예약을 받았습니다.
----
invalid_input: this text advertises: send it as advertising, or leave out what sells
invalid_input: What is registered for Alimtalk cannot vary; take the [[ ]] away or give each placeholder a fallback.
invalid_input: Alimtalk is information by KakaoTalk: choose both, or take its template away
