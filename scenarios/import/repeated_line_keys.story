# G: A guest orders several rounds on one receipt, each numbering its lines from 1: no round hides another.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
81,01/04/2019,13:20:51,3,12,35,Y,1,1,35,2,6.2,3.1,N
81,01/04/2019,13:20:51,3,12,35,Y,1,2,71,1,3.75,3.75,N
81,01/04/2019,13:20:51,3,12,35,Y,2,1,35,1,3.1,3.1,N
>>
import   receipts.csv mapping coffee-chain dry-run
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 1 orders, 1 customers, 2 items
rule customer_from_orders: 1
rule item_known_by_code_only: 2
rule line_number_repeats: 1
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 1

# The same line twice is one line; a line that says something else under a number that is taken is left out and counted.
file again.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
81,01/04/2019,13:20:51,3,12,35,Y,1,1,35,2,6.2,3.1,N
81,01/04/2019,13:20:51,3,12,35,Y,1,1,35,2,6.2,3.1,N
81,01/04/2019,13:20:51,3,12,35,Y,1,1,40,1,3.75,3.75,N
>>
import   again.csv mapping coffee-chain
----
rows: 3 read, 3 accepted, 0 rejected, 2 already known
new: 1 orders, 1 customers, 2 items
rule customer_from_orders: 1
rule item_known_by_code_only: 2
rule line_contradicts: 1
rule line_seen_before: 1
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 1
