# A3: He has turned to another drink lately: say that it was noticed.
shop     cafe, Asia/Seoul
customer 조은찬
orders   2024-05-06..2024-06-14 weekdays 13:00  아메리카노 / 아이스
orders   2024-06-17..2024-06-24 weekdays 13:00  콜드브루
at       2024-06-25 13:00
card     조은찬
----
조은찬 님, 요즘은 콜드브루를 즐겨 찾으시네요. 오늘도 콜드브루 준비해 드릴까요?
why: 평일 32번 중 32번 13:00 무렵; 같은 주문 32번 중 6번
changed: 6월 17일부터 아메리카노를 덜 찾으세요: 최근 6번 중 0번, 그전엔 26번 중 26번
ask: 요즘 어떠신지 여쭤 보세요
