# G: The same file again changes nothing; a longer one brings only what is new. A dry run says so beforehand and writes nothing.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
11,01/04/2019,15:54:39,3,17,781,N,1,1,27,2,7,3.5,N
>>
import   receipts.csv mapping coffee-chain dry-run
----
rows: 2 read, 2 accepted, 0 rejected, 0 already known
new: 2 orders, 2 customers, 2 items
rule customer_from_orders: 2
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1

import   receipts.csv mapping coffee-chain
----
rows: 2 read, 2 accepted, 0 rejected, 0 already known
new: 2 orders, 2 customers, 2 items
rule customer_from_orders: 2
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1

import   receipts.csv mapping coffee-chain
----
rows: 2 read, 2 accepted, 0 rejected, 2 already known
new: 0 orders, 0 customers, 0 items

restart
file longer.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
11,01/04/2019,15:54:39,3,17,781,N,1,1,27,2,7,3.5,N
19,01/04/2019,14:34:59,3,17,788,Y,1,1,46,2,5,2.5,N
>>
import   longer.csv mapping coffee-chain
----
rows: 3 read, 3 accepted, 0 rejected, 2 already known
new: 1 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule item_known_by_code_only: 1
