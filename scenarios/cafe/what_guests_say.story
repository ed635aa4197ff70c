# B12: The owner sees what guests speak of, with its mean score; what fewer than three said is a number only; who was let down
# stands on a list until somebody has answered. Erasing a guest takes what she said along.
shop     cafe, Asia/Seoul
customer 김민지
customer 이서연
customer 박지호
customer 최하늘, consent personalisation refused
order    2024-06-03 08:40  카페라떼 by 김민지
order    2024-06-03 08:41  카페라떼 by 이서연
order    2024-06-03 08:42  카페라떼 by 박지호
order    2024-06-03 08:43  카페라떼 by 최하늘
at       2024-06-03 09:00
ask      feedback
at       2024-06-04 09:00
tells    김민지, 2, about 카페라떼: 우유가 식어 있었어요
tells    이서연, 3: 카페라떼가 미지근했어요
tells    박지호, 5: 직원분이 친절하고 커피가 따뜻했어요
tells    최하늘, complains: 자리가 너무 시끄러웠어요
ask      feedback
answers  김민지
ask      feedback
erase    박지호
ask      feedback
----
아직 손님이 들려주신 말씀이 없어요
90일 동안 4분이 4번 들려주셨어요; 평균 3.3점 (점수 3개)
온도: 3분, 평균 3.3점 (3개); “직원분이 친절하고 커피가 따뜻했어요”
카페라떼: 2분
친절: 1분
자리와 분위기: 1분
waiting: 김민지: 2/5, 카페라떼: 우유가 식어 있었어요
90일 동안 4분이 4번 들려주셨어요; 평균 3.3점 (점수 3개)
온도: 3분, 평균 3.3점 (3개); “직원분이 친절하고 커피가 따뜻했어요”
카페라떼: 2분
친절: 1분
자리와 분위기: 1분
erased: 3 events
left: 0 entries, 0 mentions
90일 동안 3분이 3번 들려주셨어요; 평균 2.5점 (점수 2개)
온도: 2분
카페라떼: 2분
자리와 분위기: 1분
