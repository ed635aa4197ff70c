// What a customer has agreed to, purpose by purpose and channel by channel (docs/law.md A, F). The counter card itself
// rests on the order she makes (PIPA 15(1)4) and works unless she refuses; health data needs her separate yes (PIPA
// 23); advertising needs one for the channel by which it is sent (Network Act 50(1)).
//
// For a child her guardian answers. When the guardian's consent begins, and when she is 14 (docs/law.md A9), what was
// allowed before is asked anew; refusals stay, and so does what is held of her health, to which nothing is added.
//
// A refusal counts from when it is known, however it is dated; a yes only when it is not
// older than a refusal, nor than what she had said before that. An older yes changes nothing.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "events/event.h"

namespace dangol {

enum class Answer : std::uint8_t { not_asked = 0, given = 1, refused = 2 };

// A yes or no to one purpose, of advertising by one channel; a no by Channel::none is to all.
struct ConsentAnswer {
  Instant at;
  Purpose purpose{};
  Channel channel = Channel::none;
  Answer answer = Answer::not_asked;
  ConsentMethod method = ConsentMethod::counter_screen;
};

class ConsentState {
 public:
  void apply(const ConsentChanged& change, Instant at);
  // Of whatever happened to her: her answers, a guardian's consent, coming of age. All else changes nothing.
  void apply(const EventBody& body, Instant at);

  // By whatever channel: given when by one of them.
  Answer answer(Purpose purpose) const;
  // By that channel. A yes to advertising that names no channel, as in old journals, is none.
  Answer answer(Purpose purpose, Channel channel) const;

  // When she said yes to that, if that is what holds.
  std::optional<Instant> given_at(Purpose purpose, Channel channel) const;

  // When she last refused that by whatever channel, if that is what holds of it.
  std::optional<Instant> refused_at(Purpose purpose) const;

  bool may_personalise() const { return answer(Purpose::personalisation) != Answer::refused; }
  // What she has told stays until she withdraws.
  bool may_hold_health_data() const { return answer(Purpose::sensitive) == Answer::given; }
  // Anything more of it needs a yes to the text that holds now: ConsentTexts::counts_since().
  bool may_add_health_data(Instant counts_since) const {
    return may_hold_health_data() && !is_outdated(Purpose::sensitive, Channel::none, counts_since);
  }
  // She said yes, but before then.
  bool is_outdated(Purpose purpose, Channel channel, Instant counts_since) const {
    const auto given = given_at(purpose, channel);
    return given && *given < std::max(counts_since, asked_anew_);
  }

  // A guardian answers for her: from the guardian's consent until she is 14.
  bool is_guardians() const { return is_guardians_; }
  // She is 14 and has answered nothing since.
  bool waits_for_her_own() const;

  bool has_agreed() const;  // to anything
  std::optional<Instant> last_said_at() const;

  // What holds of each purpose and channel that she was asked about, in no order.
  std::vector<ConsentAnswer> answers() const { return {told_.begin(), told_.end()}; }
  // Her answers to advertising, in no order.
  std::vector<ConsentAnswer> to_advertising() const;
  // Those of which she has not been told that they were heard: what she said of advertising (docs/law.md F7), and what
  // else she had agreed to and took back (C5).
  std::vector<ConsentAnswer> untold() const;
  void note_told(Instant until);  // of all that she said until then
  // When she was last told that her yes to advertising still holds (docs/law.md F8).
  std::optional<Instant> reconfirmed_at() const;
  void note_reconfirmed(Instant at) { reconfirmed_at_ = at; }

  void encode(ByteWriter& out) const;
  static ConsentState decode(ByteReader& in);

 private:
  struct Told : ConsentAnswer {
    bool is_confirmed = false;  // she was told that it was heard, or need not be
  };
  const Told* find(Purpose purpose, Channel channel) const;
  static bool covers(const ConsentChanged& change, const Told& told);
  bool is_older_than_a_refusal(const ConsentChanged& change, Instant at) const;
  void ask_anew(Instant since);

  std::vector<Told> told_;  // at most one of each purpose and channel
  Instant reconfirmed_at_ = unknown_instant;
  Instant asked_anew_ = Instant::min();  // a yes from before then is none; to keeping health data it adds nothing
  bool is_guardians_ = false;
};

}  // namespace dangol
