# G: One shop writes its dates in four styles: 13/04/2019, 14-04-19, 2017-01-04 and 4/1/2019. Each file keeps to its own, so that
# 04/13/2019 among days before months is refused and not guessed.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
8,13/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
>>
file altered.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
9,14-04-19,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
10,04/13/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
>>
file customer.csv <<
"customer_id","home_store","customer_first-name","customer_email","customer_since","loyalty_card_number","birthdate","gender","birth_year"
558,3,Invented Person,invented@example.org,2017-01-04,"908-000-2890",1950-04-16,M,1950
>>
file Dates.csv <<
transaction_date,Date_ID,Week_ID,Week_Desc,Month_ID,Month_Name,Quarter_ID,Quarter_Name,Year_ID
4/1/2019,20190401,14,Week 14,4,April,2,Q2,2019
>>
import   receipts.csv altered.csv customer.csv Dates.csv mapping coffee-chain
find     2890
----
rows: 5 read, 4 accepted, 1 rejected, 0 already known
new: 3 orders, 1 customers, 1 items
rule item_known_by_code_only: 1
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 1
skipped: Dates.csv: a calendar: it says nothing that a date does not
rejected: altered.csv,3,date,no_such_day,"10,04/13/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N"
Invented Person …2890; visits 3; last 2019-04-14

# It is her birthday, and the last visit was two days ago.
at       2019-04-16 12:04, 3
card     Invented Person
----
Invented Person 님, 생일 축하드립니다! 늘 드시던 52 준비해 드릴까요?
why: 3번 중 3번 12:05 무렵; 같은 주문 3번 중 3번
