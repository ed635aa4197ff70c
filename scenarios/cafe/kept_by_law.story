# F2: A shop that sells on the internet has to keep those orders and complaints for years (docs/law.md C6): they outlive
# her apart from everything else, nobody at the counter reads them, and they end with their day.
shop     cafe, Asia/Seoul
branch   온라인
retention 0 months, at a distance 온라인
customer 김민지, phone 010-2345-6789
orders   2024-06-03..2024-06-07 weekdays 08:40  아메리카노 by 김민지
order    2024-06-08 20:00  드립백 세트 x2 at 온라인 by 김민지
at       2024-06-10 09:00
tells    김민지, 1: 상자가 찌그러져서 왔어요
answers  김민지: 새것으로 보내 드림
at       2024-07-01 09:00
erase    김민지
find     김민지
ask      kept-by-law
----
erased: 9 events
left: 0 entries, 0 mentions
kept by law: 2 records until 2029-06-08
nobody
지운 손님 1분의 기록 2건을 법에 따라 따로 보관해요; 가장 먼저 2027-06-10까지, 모두 2029-06-08까지
2027-06-10까지: 김민지 01023456789
2024-06-10 불만: 상자가 찌그러져서 왔어요; 답: 2024-06-10 새것으로 보내 드림
2029-06-08까지: 김민지 01023456789
2024-06-08 온라인 드립백 세트 x2 ₩0

# The complaint ends after three years, the order after five.
at       2027-06-11 03:00
order    2027-06-10 10:00  아메리카노 by walk-in
night
ask      kept-by-law
at       2029-06-09 03:00
order    2029-06-08 10:00  아메리카노 by walk-in
night
ask      kept-by-law
----
erased guests: 0
지운 손님 1분의 기록 1건을 법에 따라 따로 보관해요; 가장 먼저 2029-06-08까지, 모두 2029-06-08까지
2029-06-08까지: 김민지 01023456789
2024-06-08 온라인 드립백 세트 x2 ₩0
erased guests: 0
법에 따라 따로 보관하는 기록이 없어요
