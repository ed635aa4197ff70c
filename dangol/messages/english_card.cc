#include "messages/card_language.h"

namespace dangol {

const CardLanguage english_card{
    .differences = {{
        {"I am sorry that the {what} was not right last time.",
         "Did not like the {what} last time: ask about it first.", "I am sorry about last time.",
         "Was let down last time: ask about it first."},
        {"it is your first time here: a warm welcome.", "First visit."},
        {"it is good to see you again after so long.", "Here again after {what}."},
        {"how nice to see you at {what} today.", "First time at {what}.", "how nice to see you at this branch today.",
         "First time at this branch."},
        {"you are earlier than usual today.", "{what} earlier than usual."},
        {"you are later than usual today.", "{what} later than usual."},
        {"you seem to enjoy {what} lately.", "Has turned to {what} lately.", "", "Has turned to something new lately."},
        {"how did you like {what} last time?", "Tried {what} last time, something new.", "",
         "Tried something new last time."},
        {"happy birthday!", "It is the guest's birthday."},
    }},
    .days = "{n} day{n:|s}",
    .hours = "{n} hour{n:|s}",
    .minutes = "{n} minute{n:|s}",
    .several = "{n} × {name}",
    .options_of_several = " ({options})",
    .before_next = "{so_far}, ",
    .before_last = "{so_far} and ",
    .called = "{name}",
    .nameless = "",
    .welcome = "welcome.",
    .ask_new_guest = "What can we get you today?",
    .ask = "What can we get you today?",
    .offer_new_habit = "Shall we prepare {usual} again today?",
    .offer_after_welcome = "Shall we prepare your usual {usual}?",
    .offer = "Shall we prepare your usual {usual}?",
    .kind_of_day = {"", "weekday ", "weekend "},
    .hours_kept = "around {time} on {near} of {visits} {kind}visit{visits:|s}",
    .same_order = "same order {matching} of {considered} time{considered:|s}",
    .suggestion = "How about {item}?",
};

}  // namespace dangol
