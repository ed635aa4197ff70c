# G: What cannot be understood is refused row by row, with its place, its field and the reason; the rest is imported.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
7,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
8,31/02/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
9,01/04/2019,25:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N
10,01/04/2019,12:04:43,3,12,558,N,1,1,52,many,2.5,2.5,N
11,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,two,two,N
12,01/04/2019,12:04:43,3
>>
import   receipts.csv mapping coffee-chain
----
rows: 6 read, 1 accepted, 5 rejected, 0 already known
new: 1 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule item_known_by_code_only: 1
rule staff_known_by_code_only: 1
rule store_known_by_code_only: 1
rejected: receipts.csv,3,date,no_such_day,"8,31/02/2019,12:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N"
rejected: receipts.csv,4,time,not_a_time,"9,01/04/2019,25:04:43,3,12,558,N,1,1,52,1,2.5,2.5,N"
rejected: receipts.csv,5,quantity,not_a_quantity,"10,01/04/2019,12:04:43,3,12,558,N,1,1,52,many,2.5,2.5,N"
rejected: receipts.csv,6,amount,not_an_amount,"11,01/04/2019,12:04:43,3,12,558,N,1,1,52,1,two,two,N"
rejected: receipts.csv,7,,too_few_cells,"12,01/04/2019,12:04:43,3"
