# G: Customer 0 is nobody: half of all lines are walk-ins' and must not become one enormous regular.
shop     cafe, America/New_York, currency USD
file receipts.csv <<
transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn
90,01/04/2019,11:40:20,3,17,0,N,1,1,47,1,3,3,N
91,01/04/2019,12:27:43,3,12,0,Y,1,1,25,2,4.4,2.2,N
92,01/04/2019,12:30:43,3,12,500,Y,1,1,25,1,2.2,2.2,N
>>
import   receipts.csv mapping coffee-chain
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 3 orders, 1 customers, 2 items
rule customer_from_orders: 1
rule item_known_by_code_only: 2
rule staff_known_by_code_only: 2
rule store_known_by_code_only: 1
rule walk_in: 2

file customer.csv <<
"customer_id","home_store","customer_first-name","customer_email","customer_since","loyalty_card_number","birthdate","gender","birth_year"
500,3,Invented Person,invented@example.org,2017-01-04,"908-000-2890",1950-05-29,M,1950
>>
import   customer.csv mapping coffee-chain
find     2890
----
rows: 1 read, 1 accepted, 0 rejected, 0 already known
new: 0 orders, 0 customers, 0 items
rule profile_completed: 1
Invented Person …2890; visits 1; last 2019-04-01
