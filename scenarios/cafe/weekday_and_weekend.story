# A2: On weekends he comes late and has breakfast: the usual is that of the kind of day.
shop     cafe, Asia/Seoul
customer 윤재희
orders   2024-04-01..2024-06-28 weekdays 08:20  아메리카노 / 아이스
orders   2024-04-06..2024-06-30 weekends 11:00  카푸치노 + 베이글 / 데워서
at       2024-07-05 08:21
card     윤재희
----
윤재희 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 22번 중 22번 08:20 무렵; 같은 주문 22번 중 22번

at       2024-07-06 11:02
card     윤재희
----
윤재희 님, 어서 오세요. 오늘도 평소처럼 카푸치노와 베이글(데워서) 준비해 드릴까요?
why: 주말 10번 중 10번 11:00 무렵; 같은 주문 10번 중 10번
