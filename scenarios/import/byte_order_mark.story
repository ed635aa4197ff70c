# G: A byte order mark in front of the first column's name is no part of the name; UTF-16 with its mark is read as well.
shop     cafe, America/New_York, currency USD
file receipts.csv in utf-8-bom <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
>>
file more.csv in utf-16 <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
8,01/04/2019,12:05:43,3,12,558,N,1,1,52,1,2.5,2.5,N
>>
import   receipts.csv more.csv mapping coffee-chain
----
rows: 2 read, 2 accepted, 0 rejected, 0 already known
new: 2 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule encoding_utf16_le: 1
rule encoding_utf8_bom: 1
rule item_known_by_code_only: 1
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 1
