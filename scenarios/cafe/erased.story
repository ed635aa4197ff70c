# F2: Erasing leaves nothing of her: no event, no mention in any byte, no card, nobody to find. Others stay.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-4567, consent sensitive
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스
note     김민지: 창가 자리를 좋아하심
allergy  김민지: 땅콩
customer 박서준
orders   2024-06-03..2024-06-28 weekdays 12:20  카페라떼
restart
at       2024-07-01 08:10
find     민지
erase    김민지
----
김민지 …4567; visits 20; last 2024-06-28
erased: 24 events
left: 0 entries, 0 mentions

find     민지
find     4567
card     김민지
usual    김민지
----
nobody
nobody
not_found: there is no such customer
not_found: there is no such customer

# A restart does not bring her back.
restart
find     4567
find     박서준
----
nobody
박서준; visits 20; last 2024-06-28
