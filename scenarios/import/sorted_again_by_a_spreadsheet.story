# G: A spreadsheet has sorted the cups by drink: they are the same cups, each at its time.
shop     cafe, Europe/Kyiv, currency USD
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
not_found: there is no such mapping, neither as a file nor among the built-in ones: burrito, coffee-chain, customers, orders
nobody

file again.csv <<
date,datetime,cash_type,card,money,coffee_name
3/1/2024,3/1/2024 8:41,card,ANON-0000-0000-9001,38.7,Latte
3/2/2024,3/2/2024 8:40,card,ANON-0000-0000-9001,38.7,Latte
3/4/2024,3/4/2024 8:42,card,ANON-0000-0000-9001,28.9,Americano
>>
import   again.csv mapping coffee-cards
----
not_found: there is no such mapping, neither as a file nor among the built-in ones: burrito, coffee-chain, customers, orders
