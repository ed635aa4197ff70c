# G: A Korean till writes CP949, syllables outside KS X 1001 included; what it says is understood.
shop     cafe, Asia/Seoul
file orders.csv in cp949 <<
주문번호,주문일시,고객명,전화번호,상품명,옵션,수량,결제금액
1,2024-06-03 08:40,김똠방,010-2345-4567,아이스 아메리카노,얼음 적게,1,"4,500"
2,2024-06-04 08:41,김똠방,010-2345-4567,아이스 아메리카노,얼음 적게,1,"4,500"
3,2024-06-05 08:39,김똠방,010-2345-4567,아이스 아메리카노,얼음 적게,1,"4,500"
4,2024-06-07 08:40,김똠방,010-2345-4567,아이스 아메리카노,얼음 적게,1,"4,500"
>>
at       2024-06-10 08:40
import   orders.csv
find     ㄱㄸㅂ
card     4567
----
rows: 4 read, 4 accepted, 0 rejected, 0 already known
new: 4 orders, 1 customers, 1 items
rule customer_from_orders: 1
rule encoding_cp949: 4
김똠방 …4567; visits 4; last 2024-06-07
김똠방 님, 어서 오세요. 오늘도 평소처럼 아이스 아메리카노, 얼음 적게 준비해 드릴까요?
why: 평일 4번 중 4번 08:40 무렵; 같은 주문 4번 중 4번
