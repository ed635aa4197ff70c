# E2: Saved segments are counted as guests come and days go by, rule by rule; whoever is erased or refuses is counted no more.
shop cafe, Asia/Seoul
customer 김민지, consent personalisation
orders 2024-05-06..2024-05-31 weekdays 08:40  아메리카노 + 크림빵
customer 이서준, consent personalisation
orders 2024-06-03..2024-06-28 weekdays 09:10  카페라떼
customer 박하은, consent personalisation
at 2024-07-01 08:10
segment 단골: visits >= 5
segment 뜸해진 단골: visits >= 5 and last_visit before 2 weeks ago
segment 크림빵을 찾는 분: bought "크림빵" at least 3 times in 40 days
ask segments
orders 2024-07-01..2024-07-08 weekdays 10:20  카페라떼 by 박하은
at 2024-07-14 08:10
ask segments
refuses personalisation 이서준
erase 김민지
segment 크림빵을 찾는 분: over
ask segments
restart
ask segments
----
단골: 2 / 3: visits >= 5
뜸해진 단골: 1 / 3: visits >= 5 and last_visit before 2 weeks ago
크림빵을 찾는 분: 1 / 3: bought "크림빵" at least 3 times in 40 days
단골: 3 / 3: visits >= 5
뜸해진 단골: 2 / 3: visits >= 5 and last_visit before 2 weeks ago
크림빵을 찾는 분: 0 / 3: bought "크림빵" at least 3 times in 40 days
erased: 22 events
left: 0 entries, 0 mentions
단골: 1 / 1: visits >= 5
뜸해진 단골: 0 / 1: visits >= 5 and last_visit before 2 weeks ago
단골: 1 / 1: visits >= 5
뜸해진 단골: 0 / 1: visits >= 5 and last_visit before 2 weeks ago
