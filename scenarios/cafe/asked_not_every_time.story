# B12: She is asked how it was when there is something to ask about, on the next visit, and then not again for a month and five visits;
# who was asked twice and said nothing is left alone until she speaks.
shop     cafe, Asia/Seoul
customer 김민지
order    2024-06-03 08:40  아메리카노
at       2024-06-03 09:00
ask      asking 김민지
at       2024-06-05 08:40
card     김민지
asked    김민지
ask      asking 김민지
orders   2024-06-05..2024-06-20 weekdays 08:50  아메리카노
order    2024-06-21 08:50  아메리카노 + 크루아상
restart
at       2024-06-24 08:40
ask      asking 김민지
orders   2024-06-24..2024-07-18 weekdays 08:50  아메리카노
order    2024-07-19 08:50  아메리카노 + 유자차
at       2024-07-22 08:40
card     김민지
asked    김민지
orders   2024-07-22..2024-08-30 weekdays 08:50  카페라떼
at       2024-09-02 08:40
ask      asking 김민지
tells    김민지, 4: 커피가 늘 뜨거워서 좋아요
ask      asking 김민지
----
돌아볼 방문이 아직 없어요
김민지 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번
ask: 첫 방문이 어떠셨는지 여쭤 보세요
여쭤 본 지 한 달이 안 됐어요
여쭤 본 지 한 달이 안 됐어요
김민지 님, 지난번 유자차는 어떠셨어요? 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 32번 중 32번 08:50 무렵; 같은 주문 32번 중 32번
ask: 지난번에 새로 드신 유자차가 어떠셨는지 여쭤 보세요
두 번 여쭤 봤지만 말씀이 없으셨어요
여쭤 본 지 한 달이 안 됐어요
