# A1: The same card in English.
shop     cafe, Asia/Seoul, language en
branch   City Hall
customer Minji Kim, born 1990-07-02
orders   2024-06-03..2024-06-28 weekdays 08:40  Iced americano / less ice
at       2024-07-01 08:10
card     Minji Kim
----
Minji Kim, you are earlier than usual today. Shall we prepare your usual Iced americano, less ice?
why: around 08:40 on 20 of 20 weekday visits; same order 20 of 20 times

at       2024-07-01 09:50
card     Minji Kim
----
Minji Kim, you are later than usual today. Shall we prepare your usual Iced americano, less ice?
why: around 08:40 on 20 of 20 weekday visits; same order 20 of 20 times

at       2024-07-02 08:40, City Hall
card     Minji Kim
----
Minji Kim, how nice to see you at City Hall today. Happy birthday! Shall we prepare your usual Iced americano, less ice?
why: around 08:40 on 20 of 20 weekday visits; same order 20 of 20 times

at       2024-09-02 08:40
card     Minji Kim
----
Minji Kim, it is good to see you again after so long. Shall we prepare your usual Iced americano, less ice?
why: around 08:40 on 20 of 20 weekday visits; same order 20 of 20 times

customer Sam Lee
card     Sam Lee
----
Sam Lee, it is your first time here: a warm welcome. What can we get you today?
