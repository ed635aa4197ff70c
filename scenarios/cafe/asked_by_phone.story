# C1: Who asks by phone what is known of her has an answer within ten days, counted through a restart; the owner reads what waits,
# she is told what became of it, and of a no that she may object (docs/law.md C2, C8).
shop     cafe, Asia/Seoul
sending  name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678, relay until 2030-12-31
at       2024-06-10 10:00
customer 김민지, phone 010-2345-6789
customer 박서준, phone 010-3456-7890
requests 김민지, access, by phone
requests 박서준, explanation, by paper
requests 김민지, access, by email
resolves 박서준, access, done
restart
card     김민지
at       2024-06-20 10:00
ask      requests
resolves 김민지, access, delayed
resolves 김민지, access, delayed, still_looking
at       2024-06-20 10:10
sends
resolves 김민지, access, delayed, still_looking
at       2024-07-01 09:00
restart
ask      requests
resolves 김민지, access, done
resolves 박서준, explanation, refused, not_her
at       2024-07-01 09:10
sends
sends
ask      requests
----
conflict: she asked for that on 2024-06-10 and nobody has answered yet: answer that request first
conflict: no request of hers for that waits for an answer
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
개인정보 열람 요청: 6월 20일까지 · 10일 남음
#1 김민지: 개인정보 열람, 오늘 6월 20일까지
#2 박서준: 자동화된 결정 설명, 7월 10일까지 · 20일 남음
invalid_input: an answer is delayed for a reason: still_looking or not_her
sms 김민지: [단골카페] 2024년 6월 10일에 요청하신 개인정보 열람은 확인하는 데 시간이 더 걸려 2024년 6월 30일까지 답해 드릴게요. 받아들이기 어려우시면 문의처로 이의를 제기하실 수 있어요. 문의 02-123-4567
conflict: it has been delayed as often as the law allows: answer it
#1 김민지: 개인정보 열람, 6월 30일까지 · 1일 지남
#2 박서준: 자동화된 결정 설명, 7월 10일까지 · 9일 남음
sms 박서준: [단골카페] 2024년 6월 10일에 요청하신 자동화된 결정 설명은 본인이신지 확인할 수 없어 해 드릴 수 없어요. 받아들이기 어려우시면 문의처로 이의를 제기하실 수 있어요. 문의 02-123-4567
sms 김민지: [단골카페] 2024년 6월 10일에 요청하신 개인정보 열람을 마쳤어요. 문의 02-123-4567
nothing

# To be erased is answered by erasing her.
requests 김민지, erasure, by in_person
resolves 김민지, erasure, done
ask      requests
erase    김민지
ask      requests
----
invalid_input: a request to be erased is answered by erasing her, which tells her so
#1 김민지: 개인정보 삭제, 7월 11일까지 · 10일 남음
erased: 11 events
left: 0 entries, 0 mentions
