# A1: One suggestion, with its reason: what others take together with her usual.
shop     cafe, Asia/Seoul
customer 김민지
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스
orders   2024-05-01..2024-06-28 daily 10:10  아메리카노 / 따뜻하게 + 딸기 케이크 by walk-in
orders   2024-05-01..2024-06-28 daily 11:10  카페라떼 by walk-in
orders   2024-05-01..2024-06-28 daily 14:10  유자차 by walk-in
at       2024-07-01 08:40
card     김민지
----
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
suggestion: 딸기 케이크는 어떠세요? 아메리카노와 함께 많이들 찾으세요.

# Never what her allergy forbids.
allows   sensitive 김민지
allergy  김민지: 딸기
card     김민지
----
allergy: 딸기
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노, 아이스 준비해 드릴까요?
why: 평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번
