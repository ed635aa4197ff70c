# A3: Several things are different: the greeting says the most telling, the card lists the others.
shop     cafe, Asia/Seoul
branch   시청점
customer 차민서, born 1988-07-01
orders   2024-05-06..2024-06-28 weekdays 08:40  아메리카노 / 아이스
at       2024-07-01 07:30, 시청점
card     차민서
----
차민서 님, 오늘은 시청점에서 뵙네요. 생일 축하드립니다! 늘 드시던 아메리카노, 아이스 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 32번
also: 평소보다 1시간 10분 일찍 오셨어요.
