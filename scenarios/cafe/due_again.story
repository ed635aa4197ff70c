# A9: What a guest comes for in a rhythm of its own is said when it is due: beans every four weeks, whatever she drinks.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-01-08..2024-06-30 every 6 days 08:40  아메리카노
orders 2024-01-10..2024-05-29 every 28 days 18:00  원두 200g
restart
at 2024-06-28 18:00
card 김민지
ask rhythm 김민지
----
김민지 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 평일 25번 중 20번 08:40 무렵; 같은 주문 5번 중 0번
due: 원두 200g을 찾으실 때가 됐어요: 4주마다, 마지막은 5월 29일
5일마다 오세요. 다음은 6월 30일쯤이에요
원두 200g을 찾으실 때가 됐어요: 4주마다, 마지막은 5월 29일
