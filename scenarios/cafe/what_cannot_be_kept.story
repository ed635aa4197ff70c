# B12: What may not be kept of a guest may not be kept as feedback either: health only with her separate consent, resident numbers never.
shop     cafe, Asia/Seoul
customer 김민지
order    2024-06-03 08:40  카페라떼
at       2024-06-04 08:40
tells    김민지, 2: 우유 알레르기가 있어서 속이 안 좋았어요
tells    김민지, 4: 900101-2345678로 연락 주세요
card     김민지
allows   sensitive 김민지
tells    김민지, 2: 우유 알레르기가 있어서 속이 안 좋았어요
restart
card     김민지
erase    김민지
----
conflict: this note speaks of health: record her separate consent first, or leave it out (PIPA 23)
invalid_input: a resident registration number may not be kept (PIPA 24-2); leave it out
김민지 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
김민지 님, 지난번에 불편하셨지요, 죄송합니다. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
complaint: 2/5: 우유 알레르기가 있어서 속이 안 좋았어요
erased: 4 events
left: 0 entries, 0 mentions
