# B6: Who comes less often than she used to is noticed within a few visits, with since when and from what to what.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-02-01..2024-05-31 every 3 days 08:40  카페라떼
orders 2024-06-09..2024-08-10 every 9 days 08:40  카페라떼
at 2024-08-12 08:40
card 김민지
ask changes
----
김민지 님, 어서 오세요. 오늘도 평소처럼 카페라떼 준비해 드릴까요?
why: 평일 23번 중 23번 08:40 무렵; 같은 주문 23번 중 23번
changed: 6월 18일까지 3일마다, 그 뒤로 9일마다 오세요
ask: 요즘 어떠신지 여쭤 보세요
가장 확실한 분부터예요. 열에 하나는 우연일 수 있어요
김민지: 6월 18일까지 3일마다, 그 뒤로 9일마다 오세요
