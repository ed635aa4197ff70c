# A3: Last time she took, beside her usual, something of a kind she had never taken: ask how it was.
shop     cafe, Asia/Seoul
customer 김민지, consent personalisation
orders   2024-06-03..2024-06-27 weekdays 08:40  아메리카노
order    2024-06-28 08:40  아메리카노 + 크루아상
restart
at       2024-07-01 08:40
card     김민지
----
김민지 님, 지난번 크루아상은 어떠셨어요? 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
ask: 지난번에 새로 드신 크루아상이 어떠셨는지 여쭤 보세요

# Having taken it again she is not asked again.
order    2024-07-01 08:40  아메리카노 + 크루아상
at       2024-07-02 08:40
card     김민지
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 21번 중 21번 08:40 무렵; 같은 주문 21번 중 21번
