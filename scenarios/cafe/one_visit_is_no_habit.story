# A2: One visit, or two alike, are no usual: she is asked until a third says the same.
shop     cafe, Asia/Seoul
customer 나단골
order    2024-06-03 12:10  아메리카노 / 아이스 + 크림빵
at       2024-06-04 12:10
card     나단골
----
나단골 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 1번 중 1번

order    2024-06-04 12:10  아메리카노 / 아이스 + 크림빵
at       2024-06-05 12:10
card     나단골
----
나단골 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 같은 주문 2번 중 2번

order    2024-06-05 12:10  아메리카노 / 아이스 + 크림빵
at       2024-06-06 12:10
card     나단골
----
나단골 님, 어서 오세요. 오늘도 평소처럼 아메리카노(아이스)와 크림빵 준비해 드릴까요?
why: 평일 3번 중 3번 12:10 무렵; 같은 주문 3번 중 3번
