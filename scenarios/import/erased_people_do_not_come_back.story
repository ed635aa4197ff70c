# F2: An import does not bring back somebody who was erased: her later orders are not hers any more.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
11,01/04/2019,15:54:39,3,17,781,N,1,1,27,2,7,3.5,N
>>
file customer.csv <<
"customer_id","home_store","customer_first-name","customer_email","customer_since","loyalty_card_number","birthdate","gender","birth_year"
558,3,Invented Person,invented@example.org,2017-01-04,"908-000-2890",1950-04-16,M,1950
>>
import   receipts.csv customer.csv mapping coffee-chain
erase    Invented Person
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 2 orders, 2 customers, 2 items
rule customer_from_orders: 1
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1
erased: 2 events
left: 0 entries, 0 mentions

import   receipts.csv customer.csv mapping coffee-chain
find     Invented
find     2890
----
rows: 3 read, 3 accepted, 0 rejected, 1 already known
new: 0 orders, 0 customers, 0 items
rule erased_before: 2
nobody
nobody
