# G: Prices such as "$18.00 " are money.
shop     cafe, America/New_York, currency USD
file product.csv <<
"product_id","product_group","product_category","product_type","product","product_description","unit_of_measure","current_wholesale_price","current_retail_price","tax_exempt_yn","promo_yn","new_product_yn"
1,Whole Bean/Teas,Coffee beans,Organic Beans,Brazilian - Organic,It's like Carnival in a cup.,12 oz,14.4,"$18.00 ",Y,N,N
2,Whole Bean/Teas,Coffee beans,House blend Beans,Our Old Time Diner Blend,Out packed blend.,12 oz,14.4," $1,018.50",Y,N,N
3,Whole Bean/Teas,Coffee beans,House blend Beans,No price at all,Priced by hand.,12 oz,14.4,on request,Y,N,N
>>
import   product.csv mapping coffee-chain
----
rows: 3 read, 2 accepted, 1 rejected, 0 already known
new: 0 orders, 0 customers, 2 items
rejected: product.csv,4,price,not_an_amount,"3,Whole Bean/Teas,Coffee beans,House blend Beans,No price at all,Priced by hand.,12 oz,14.4,on request,Y,N,N"
