# B12: A new thing that she praised is suggested, with that reason; what she did not like is not, until she says otherwise.
shop     cafe, Asia/Seoul
customer 김민지
orders   2024-06-03..2024-06-14 weekdays 08:40  아메리카노
order    2024-06-17 08:40  아메리카노 + 크루아상
restart
at       2024-06-18 08:40
card     김민지
tells    김민지, 5, about 크루아상
card     김민지
tells    김민지, 1, about 크루아상: 오늘 것은 너무 달았어요
answers  김민지
card     김민지
ask      tastes 김민지
----
김민지 님, 지난번 크루아상은 어떠셨어요? 늘 드시던 아메리카노 준비해 드릴까요?
why: 평일 11번 중 11번 08:40 무렵; 같은 주문 11번 중 11번
ask: 지난번에 새로 드신 크루아상이 어떠셨는지 여쭤 보세요
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 11번 중 11번 08:40 무렵; 같은 주문 11번 중 11번
suggestion: 크루아상은 어떠세요? 지난번에 좋다고 하셨어요.
김민지 님, 어서 오세요. 오늘도 평소처럼 아메리카노 준비해 드릴까요?
why: 평일 11번 중 11번 08:40 무렵; 같은 주문 11번 중 11번
again: 아메리카노: 지난 6번 중 6번 찾으셨어요.
new: 에스프레소: 즐겨 찾으시는 커피예요.
new: 크림빵: 즐겨 찾으시는 것과 값이 비슷해요.
new: 소금빵: 즐겨 찾으시는 것과 값이 비슷해요.
new: 베이글: 즐겨 찾으시는 것과 값이 비슷해요.
new: 스콘: 즐겨 찾으시는 것과 값이 비슷해요.
