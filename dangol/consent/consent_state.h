// What a customer has agreed to, purpose by purpose (docs/law.md A). The counter card itself rests on the order she
// makes (PIPA 15(1)4) and works unless she refuses; health data needs her separate yes (PIPA 23).
#pragma once

#include <array>

#include "base/bytes.h"
#include "events/event.h"

namespace dangol {

enum class Answer : std::uint8_t { not_asked = 0, given = 1, refused = 2 };

class ConsentState {
 public:
  void apply(const ConsentChanged& change) {
    answers_[static_cast<std::size_t>(change.purpose)] = change.given ? Answer::given : Answer::refused;
  }
  Answer answer(Purpose purpose) const { return answers_[static_cast<std::size_t>(purpose)]; }

  bool may_personalise() const { return answer(Purpose::personalisation) != Answer::refused; }
  bool may_hold_health_data() const { return answer(Purpose::sensitive) == Answer::given; }

  void encode(ByteWriter& out) const {
    for (const Answer answer : answers_) out.u8(static_cast<std::uint8_t>(answer));
  }
  static ConsentState decode(ByteReader& in) {
    ConsentState state;
    for (Answer& answer : state.answers_) answer = static_cast<Answer>(in.u8());
    return state;
  }

 private:
  std::array<Answer, 4> answers_{};  // by the number of the Purpose; 0 is unused
};

}  // namespace dangol
