# G: A till starts its receipt numbers again every day and in every branch: a receipt is its number, day and branch together.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
7,02/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
7,01/04/2019,12:04:43,5,12,558,N,1,1,52,1,2.5,2.5,N
7,01/04/2019,12:04:43,3,12,558,N,1,2,27,1,3.5,3.5,N
>>
import   receipts.csv mapping coffee-chain
----
rows: 4 read, 4 accepted, 0 rejected, 0 already known
new: 3 orders, 1 customers, 2 items
rule customer_from_orders: 1
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 2
