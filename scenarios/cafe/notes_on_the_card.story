# A7: A note is shown as it was written.
shop     cafe, Asia/Seoul
customer 김민지
note     김민지: 창가 자리를 좋아하심
note     김민지: 강아지 이름은 보리
at       2024-07-01 08:10
card     김민지
----
김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
note: 창가 자리를 좋아하심
note: 강아지 이름은 보리
