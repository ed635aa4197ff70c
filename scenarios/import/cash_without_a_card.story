# G: A cup paid in cash has no card: it is a walk-in's, and two such cups are not one guest's.
shop     cafe, Europe/Kyiv, currency UAH
file machine.csv <<
date,datetime,cash_type,card,money,coffee_name
3/1/2024,3/1/2024 8:41,card,ANON-0000-0000-9001,28.9,Cortado
3/1/2024,3/1/2024 9:41,cash,,30,Latte
3/2/2024,3/2/2024 9:41,cash,,30,Latte
>>
at       2024-03-07 08:41
import   machine.csv mapping coffee-cards
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 3 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule walk_in: 2
