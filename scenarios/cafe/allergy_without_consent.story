# F1: An allergy is health data: without her separate consent nothing is stored, and nothing shown.
shop     cafe, Asia/Seoul
customer 권아람
allergy  권아람: 땅콩
----
forbidden: an allergy is health data: ask for her separate consent first (PIPA 23)

at       2024-07-01 15:00
card     권아람
----
권아람 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# She agrees, and the allergy is stored; she takes it back, and it is gone.
allows   sensitive 권아람
allergy  권아람: 땅콩
card     권아람
----
allergy: 땅콩
권아람 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

refuses  sensitive 권아람
card     권아람
----
권아람 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?

# It is gone for good, not only hidden: agreeing again does not bring it back.
allows   sensitive 권아람
card     권아람
----
권아람 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?
