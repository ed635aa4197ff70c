# G: Nobody drinks it iced and hot: of two options of one of the menu's groups the one stated last holds, and it is counted.
shop     cafe, Asia/Seoul, currency KRW
file orders.csv <<
주문번호,주문일시,상품명,옵션,수량,금액,회원번호
1,2024-06-03 08:40,아메리카노,아이스,1,4500,9077
2,2024-06-04 08:40,아메리카노,"따뜻하게, 아이스",1,4500,9077
3,2024-06-05 08:40,아메리카노,아이스,1,4500,9077
4,2024-06-06 08:40,아메리카노,아이스,1,4500,9077
>>
at       2024-06-07 08:40
import   orders.csv
card     9077
----
rows: 4 read, 4 accepted, 0 rejected, 0 already known
new: 4 orders, 1 customers, 0 items
rule customer_from_orders: 1
rule last_option_of_group_holds: 1
손님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 4번 중 4번 08:40 무렵; 같은 주문 4번 중 4번
