# F1: A file's row of a child under 14 is turned away with its place, as other rows are, and the rest goes in (law A8).
shop  cafe, Asia/Seoul
at    2024-07-02 23:59
file  guests.csv <<
고객번호,이름,전화번호,생년월일
1,한별,010-2345-0001,2010-07-03
2,김민지,010-2345-0002,1990-02-28
>>
import guests.csv
find 한별
find 김민지
----
rows: 2 read, 1 accepted, 1 rejected, 0 already known
new: 0 orders, 1 customers, 0 items
rejected: guests.csv,2,birth_date,under_14,"1,한별,010-2345-0001,2010-07-03"
nobody
김민지 …0002; visits 0
