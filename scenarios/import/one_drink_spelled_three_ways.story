# G: "  Cortado", CORTADO and Cortado are one drink.
shop     cafe, Europe/Kyiv, currency UAH
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
rows: 4 read, 4 accepted, 0 rejected, 0 already known
new: 4 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule item_name_case_unified: 1
rule item_name_trimmed: 2
손님, 어서 오세요. 오늘도 평소처럼 Cortado 준비해 드릴까요?
why: 평일 4번 중 4번 08:40 무렵; 같은 주문 4번 중 4번
