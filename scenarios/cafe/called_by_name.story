# A6: What she ordered is ready: the display calls her by what she chose to be called. Again when she did not hear it; not at all
# when no display is on. It is no advertisement, so a no to advertising does not hold it back, and it stands in her messages.
shop     cafe, Asia/Seoul
customer 김다윤, phone 010-2345-6789
customer 박서준, called 구름
customer 이하늘
at       2024-07-09 10:00
order    2024-07-09 10:00  아이스 아메리카노 by 김다윤
order    2024-07-09 10:00  카페라떼 by 박서준
order    2024-07-09 10:00  핫초코 by 이하늘
calls    김다윤, no display
calls    김다윤, no answer
calls    김다윤
refuses  marketing 박서준
calls    박서준
changes  이하늘, called 윗집 사장님
calls    이하늘
at       2024-07-09 10:20
restart
sends
ask      messages 김다윤
ask      messages 박서준
----
켜진 화면이 없어 부르지 못했어요
display 김다윤: 김다윤 님, 음료 나왔습니다
화면에서 불렀는지 알 수 없어요
display 김다윤: 김다윤 님, 음료 나왔습니다
화면에서 불렀어요
display 구름: 구름 님, 음료 나왔습니다
화면에서 불렀어요
display 윗집 사장님: 윗집 사장님, 음료 나왔습니다
화면에서 불렀어요
nothing
2024-07-09T10:00 display: 화면에서 불렀어요
2024-07-09T10:00 display: 화면에서 불렀는지 알 수 없어요
2024-07-09T10:00 display: 켜진 화면이 없어 부르지 못했어요
2024-07-09T10:00 display: 화면에서 불렀어요
