# B12: A message asks how it was by a link of her own, only whom it may, and not again before a month and five visits are over.
shop     cafe, Asia/Seoul
customer 김민지, phone 010-2345-6789
customer 박서준, phone 010-3456-7890
customer 이하준, phone 010-4567-8901
orders   2024-06-03..2024-06-28 weekdays 08:40  아메리카노 by 김민지
orders   2024-06-03..2024-06-28 weekdays 09:10  카페라떼 by 박서준
orders   2024-06-03..2024-06-28 weekdays 09:40  카페라떼 by 이하준
at       2024-06-30 10:00
sending  name 단골카페, contact 02-123-4567, number 0212345678, relay until 2025-12-31, page https://cafe.example
tells    박서준, 2: 오래 기다렸어요
refuses  personalisation 이하준
campaign 어떠셨나요 information every 1 days by sms to visits >= 5: {name+ 님}, 어떠셨는지 들려주세요. {feedback}
ask      campaign 어떠셨나요
starts   어떠셨나요
sends
ask      asking 김민지
restart
at       2024-07-02 10:00
ask      campaign 어떠셨나요
----
조건에 맞는 손님 2분 중 1분께 가요
김민지: 김민지 님, 어떠셨는지 들려주세요. https://cafe.example/said#AwGAtwLWNULEO1tmcpSHIhVdo2xz
박서준: 글에 이 손님께는 알 수 없는 내용이 있어요
sms 김민지: 김민지 님, 어떠셨는지 들려주세요. https://cafe.example/said#AwGAtwLWNULEO1tmcpSHIhVdo2xz
여쭤 본 지 한 달이 안 됐어요
조건에 맞는 손님 2분 중 0분께 가요
김민지: 글에 이 손님께는 알 수 없는 내용이 있어요
박서준: 글에 이 손님께는 알 수 없는 내용이 있어요
