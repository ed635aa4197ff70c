# G: Some receipts do not say whether the guest was in the shop: the line still counts.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
90,01/04/2019,11:40:20,3,17,595,,1,1,47,1,3,3,N
91,01/04/2019,12:27:43,3,12,500, ,1,1,25,2,4.4,2.2,N
92,01/04/2019,12:30:43,3,12,500,Y,1,1,25,1,2.2,2.2,N
>>
import   receipts.csv mapping coffee-chain
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 3 orders, 2 customers, 2 items
rule blank_flag: 2
rule customer_from_orders: 2
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1
