# F2: Guests are kept as long as the shop says: whom nobody has seen for longer is erased at night, from every file.
shop     cafe, Asia/Seoul
retention 12 months
customer 김민지, phone 010-2345-6789
order    2024-06-03 08:40  아메리카노 by 김민지
customer 박서준, phone 010-3456-7890
order    2025-06-02 08:40  카페라떼 by 박서준
at       2025-06-03 08:30
find     김민지
night
at       2025-06-04 03:00
night
find     김민지
find     박서준
----
김민지 …6789; visits 1; last 2024-06-03
erased guests: 0
erased guests: 1
nobody
박서준 …7890; visits 1; last 2025-06-02
