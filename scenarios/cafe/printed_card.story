# C2: A card to hand over is printed for those whom the gate permits at that moment; one that did not come out is printed again, and
# one that did is printed once. What nobody tells of is unknown, and is not printed again.
shop     cafe, Asia/Seoul
customer 김민지, called 민지, consent marketing by printed
orders   2024-06-03..2024-07-08 mondays 08:40  아이스 아메리카노
customer 박서준, consent marketing by printed
orders   2024-06-03..2024-07-08 mondays 09:10  카페라떼
customer 이하늘, consent marketing by counter
orders   2024-06-03..2024-07-08 mondays 10:00  핫초코
at       2024-07-09 10:00
sending  name 단골카페, day 1, week 2, month 4
campaign 여름 by printed to visits >= 3: {name+ 님}, 여름 메뉴가 나왔어요. {item:을/를} 좋아하시니 곧 마음에 드실 거예요.
ask      campaign 여름
starts   여름
sends
refuses  marketing by printed 박서준
prints
ask      campaigns
printed nothing
prints
printed
prints
ask      messages 김민지
ask      messages 박서준
campaign 가을 every 30 days by printed to visits >= 3: {name+ 님}, 가을에도 뵐게요.
at       2024-09-10 10:00
starts   가을
sends
prints
at       2024-09-12 10:00
restart
sends
prints
ask      campaigns
----
조건에 맞는 손님 3분 중 2분께 가요
김민지: 김민지 님, 여름 메뉴가 나왔어요. 아이스 아메리카노를 좋아하시니 곧 마음에 드실 거예요.
박서준: 박서준 님, 여름 메뉴가 나왔어요. 카페라떼를 좋아하시니 곧 마음에 드실 거예요.
이하늘: 광고를 받겠다고 하신 적이 없어요
nothing
card for 민지: 김민지 님, 여름 메뉴가 나왔어요. 아이스 아메리카노를 좋아하시니 곧 마음에 드실 거예요.
여름: 진행 중, 인쇄로 넘겼어요 1, 인쇄하지 않았어요 1
card for 민지: 김민지 님, 여름 메뉴가 나왔어요. 아이스 아메리카노를 좋아하시니 곧 마음에 드실 거예요.
nothing
2024-07-09T10:00 printed 여름: 인쇄했어요
2024-07-09T10:00 printed 여름: 광고를 받지 않겠다고 하셨어요
nothing
card for 민지: 김민지 님, 가을에도 뵐게요.
nothing
nothing
여름: 진행 중, 인쇄했어요 1, 인쇄하지 않았어요 1
가을: 진행 중, 인쇄됐는지 알 수 없어요 1
