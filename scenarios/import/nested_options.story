# G: Lists within lists of options become options, one by one; NULL is none.
shop     cafe, America/Chicago, currency USD
file orders.tsv <<
order_id	quantity	item_name	choice_description	item_price
1	1	Chips and Fresh Tomato Salsa	NULL	$2.39 
2	2	Chicken Bowl	[Tomatillo-Red Chili Salsa (Hot), [Black Beans, Rice, Cheese, Sour Cream]]	$16.98 
3	1	Izze	[Clementine]	$3.39 
4	1	Steak Burrito	[Tomatillo Red Chili Salsa, [Rice, Black Beans	$11.75 
>>
import   orders.tsv mapping burrito
----
rows: 4 read, 3 accepted, 1 rejected, 0 already known
new: 3 orders, 0 customers, 3 items
rule blank_option: 1
rule unknown_time: 3
rule walk_in: 3
rejected: orders.tsv,5,options,brackets_do_not_match,"4	1	Steak Burrito	[Tomatillo Red Chili Salsa, [Rice, Black Beans	$11.75 "
