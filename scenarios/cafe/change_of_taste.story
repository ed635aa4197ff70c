# A2: A change of taste shows within a few visits: the old usual is not offered for ever.
shop     cafe, Asia/Seoul
customer 한소미
orders   2024-05-01..2024-06-28 weekdays 08:40  카페라떼 / 따뜻하게
at       2024-07-01 08:40
card     한소미
----
한소미 님, 어서 오세요. 오늘도 평소처럼 카페라떼, 따뜻하게 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 32번

# After three visits with another drink nobody can be sure: ask.
orders   2024-07-01..2024-07-03 weekdays 08:40  녹차 라떼 / 아이스
at       2024-07-04 08:40
card     한소미
----
한소미 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 29번
changed: 7월 1일부터 녹차 라떼를 찾으세요: 최근 3번 중 3번, 그전엔 29번 중 0번
ask: 요즘 어떠신지 여쭤 보세요

# After seven visits the new drink is the usual.
orders   2024-07-04..2024-07-09 weekdays 08:40  녹차 라떼 / 아이스
at       2024-07-10 08:40
card     한소미
----
한소미 님, 어서 오세요. 오늘도 평소처럼 녹차 라떼, 아이스 준비해 드릴까요?
why: 평일 32번 중 32번 08:40 무렵; 같은 주문 32번 중 7번
changed: 7월 2일부터 카페라떼를 덜 찾으세요: 최근 6번 중 0번, 그전엔 26번 중 25번
ask: 요즘 어떠신지 여쭤 보세요
