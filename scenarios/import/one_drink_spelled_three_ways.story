# G: "  Cortado", CORTADO and Cortado are one drink.
shop     cafe, Europe/Kyiv, currency USD
file machine.csv <<
date,datetime,cash_type,card,money,coffee_name
3/1/2024,3/1/2024 8:41,card,ANON-0000-0000-9001,28.9,Cortado
3/4/2024,3/4/2024 8:41,card,ANON-0000-0000-9001,28.9,"  Cortado"
3/5/2024,3/5/2024 8:41,card,ANON-0000-0000-9001,28.9,CORTADO
3/6/2024,3/6/2024 8:41,card,ANON-0000-0000-9001,28.9,Cortado 
>>
at       2024-03-07 08:41
import   machine.csv mapping coffee-cards
card     9001
----
not_found: there is no such mapping, neither as a file nor among the built-in ones: burrito, coffee-chain, customers, orders
not_found: nobody is found by that; try part of the name or the last digits
