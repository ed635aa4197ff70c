#include "messages/card_language.h"

namespace dangol {

const CardLanguage english_card{
    .differences = {{
        {"it is your first time here: a warm welcome.", "First visit."},
        {"it is good to see you again after so long.", "Here again after {}."},
        {"how nice to see you at {} today.", "First time at {}.", "how nice to see you at this branch today.",
         "First time at this branch."},
        {"you are earlier than usual today.", "{} earlier than usual."},
        {"you are later than usual today.", "{} later than usual."},
        {"you seem to enjoy {} lately.", "Has turned to {} lately.", "", "Has turned to something new lately."},
        {"happy birthday!", "It is the guest's birthday."},
    }},
    .days = "{n} day{s}",
    .hours = "{n} hour{s}",
    .minutes = "{n} minute{s}",
    .several = "{n} × {name}",
    .options_of_several = " ({})",
    .before_next = "{}, ",
    .before_last = "{} and ",
    .called = "{}",
    .nameless = "",
    .welcome = "welcome.",
    .ask_new_guest = "What can we get you today?",
    .ask = "What can we get you today?",
    .offer_new_habit = "Shall we prepare {} again today?",
    .offer_after_welcome = "Shall we prepare your usual {}?",
    .offer = "Shall we prepare your usual {}?",
    .kind_of_day = {"", "weekday ", "weekend "},
    .hours_kept = "around {time} on {near} of {visits} {kind}visit{s}",
    .same_order = "same order {matching} of {considered} time{s}",
    .suggestion = "How about {}?",
    .liked_now = "Many guests choose it at this time of day.",
    .taken_along_with = "Guests who take {} often take it too.",
};

}  // namespace dangol
