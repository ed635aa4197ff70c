# G: A spreadsheet has sorted the cups by drink: they are the same cups, each at its time.
shop     cafe, Europe/Kyiv, currency UAH
file machine.csv in utf-8-bom <<
date,datetime,cash_type,card,money,coffee_name
3/4/2024,3/4/2024 8:42,card,ANON-0000-0000-9001,28.9,Americano
3/2/2024,3/2/2024 8:40,card,ANON-0000-0000-9001,38.7,Latte
3/1/2024,3/1/2024 8:41,card,ANON-0000-0000-9001,38.7,Latte
>>
at       2024-03-07 08:41
import   machine.csv mapping coffee-cards
find     9001
----
rows: 3 read, 3 accepted, 0 rejected, 0 already known
new: 3 orders, 1 customers, 0 items
rule customer_from_orders: 1
rule encoding_utf8_bom: 3
…9001; visits 3; last 2024-03-04

file again.csv <<
date,datetime,cash_type,card,money,coffee_name
3/1/2024,3/1/2024 8:41,card,ANON-0000-0000-9001,38.7,Latte
3/2/2024,3/2/2024 8:40,card,ANON-0000-0000-9001,38.7,Latte
3/4/2024,3/4/2024 8:42,card,ANON-0000-0000-9001,28.9,Americano
>>
import   again.csv mapping coffee-cards
----
rows: 3 read, 3 accepted, 0 rejected, 3 already known
new: 0 orders, 0 customers, 0 items
