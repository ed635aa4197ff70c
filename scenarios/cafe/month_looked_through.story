# F3: The owner says each month that she looked at who saw whom, once the month is over (docs/law.md D2).
shop     cafe, Asia/Seoul
at       2024-07-01 09:00
reviews  2024-06
reviews  2024-07
at       2024-08-01 00:00
reviews  2024-07
----
invalid_input: a month is looked through when it is over
