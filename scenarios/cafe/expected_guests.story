# A4: Who is likely to walk in during the next hour, best first; who has been here today is not expected again.
shop     cafe, Asia/Seoul
customer 김민지
orders   2024-05-06..2024-06-28 weekdays 08:40  아메리카노 / 아이스
customer 박서준
orders   2024-05-06..2024-06-28 every 3 days 08:50  카페라떼
customer 이하늘
orders   2024-05-06..2024-06-28 weekdays 15:00  유자차
at       2024-07-01 08:10
expected 60
----
김민지 97 %: 아메리카노, 아이스
박서준 47 %: 카페라떼

at       2024-07-01 14:40
expected 60
----
이하늘 97 %: 유자차
김민지 15 %: 아메리카노, 아이스

order    2024-07-01 08:35  아메리카노 / 아이스 by 김민지
at       2024-07-01 08:40
expected 60
----
박서준 46 %: 카페라떼

at       2024-07-01 22:00
expected 60
----
nobody
