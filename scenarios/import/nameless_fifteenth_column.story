# G: Somebody re-saved the receipts and a fifteenth column without a name came with it: nobody misses it, and both copies are one import.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
11,01/04/2019,15:54:39,3,17,781,N,1,1,27,2,7,3.5,N
>>
file altered.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn,
7,01-04-19,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N,2.5
11,01-04-19,15:54:39,3,17,781,N,1,1,27,2,7,3.5,N,7
19,01-04-19,14:34:59,3,17,788,Y,1,1,46,2,5,2.5,N,5
>>
import   receipts.csv altered.csv mapping coffee-chain
----
rows: 5 read, 5 accepted, 0 rejected, 2 already known
new: 3 orders, 3 customers, 3 items
rule customer_from_orders: 3
rule item_known_by_code_only: 3
rule line_seen_before: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1
