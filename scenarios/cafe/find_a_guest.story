# A1: A guest is found by initial consonants, by a half-typed name, by the last digits of her phone or her card's number.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-4567
customer 김민준, phone 010-9876-1111, loyalty 900-123-456
customer 남궁민수, called 민수, phone 010-5555-7777
order    2024-06-28 08:40  아메리카노 by 김민준
at       2024-07-01 08:10
find     ㄱㅁㅈ
----
김민준 …1111; visits 1; last 2024-06-28
김민지 …4567; visits 0

find     김ㅁ
----
김민준 …1111; visits 1; last 2024-06-28
김민지 …4567; visits 0

find     김미
----
김민준 …1111; visits 1; last 2024-06-28
김민지 …4567; visits 0

find     4567
----
김민지 …4567; visits 0

find     민수
----
남궁민수 …7777; visits 0

find     123456
----
김민준 …1111; visits 1; last 2024-06-28

find     박
----
nobody
