#include "consent/consent_state.h"

#include <algorithm>
#include <iterator>

#include "consent/consent_names.h"

namespace dangol {

const ConsentState::Told* ConsentState::find(Purpose purpose, Channel channel) const {
  const auto at =
      std::ranges::find_if(told_, [&](const Told& each) { return each.purpose == purpose && each.channel == channel; });
  return at == told_.end() ? nullptr : &*at;
}

void ConsentState::apply(const ConsentChanged& change, Instant at) {
  const bool names_none = is_by_channel(change.purpose) && change.channel == Channel::none;
  if (change.given && (names_none || at < asked_anew_ || is_older_than_a_refusal(change, at))) return;
  if (find(change.purpose, change.channel) == nullptr)
    told_.push_back({{at, change.purpose, change.channel, Answer::not_asked, change.method}, false});
  for (Told& told : told_) {
    if (!covers(change, told)) continue;
    const bool withdraws = told.answer == Answer::given && !change.given;
    const Answer said = change.given ? Answer::given : Answer::refused;
    if (said != told.answer || at >= told.at) told.method = change.method;  // else it says nothing new
    told.answer = said;
    told.at = std::max(told.at, at);
    told.is_confirmed = !is_by_channel(told.purpose) && !withdraws;
  }
}

void ConsentState::apply(const EventBody& body, Instant at) {
  if (const auto* told = std::get_if<ConsentChanged>(&body)) apply(*told, at);
  if (std::holds_alternative<GuardianConsented>(body)) {
    if (!is_guardians_) ask_anew(at);
    is_guardians_ = true;
  }
  if (std::holds_alternative<CameOfAge>(body)) {
    ask_anew(at);
    is_guardians_ = false;
  }
}

void ConsentState::ask_anew(Instant since) {
  asked_anew_ = std::max(asked_anew_, since);
  std::erase_if(told_, [&](const Told& told) {
    return told.answer == Answer::given && told.purpose != Purpose::sensitive && told.at < since;
  });
}

bool ConsentState::waits_for_her_own() const {
  return asked_anew_ != Instant::min() && !is_guardians_ &&
         std::ranges::none_of(told_, [&](const Told& told) { return told.at >= asked_anew_; });
}

// A no to advertising is one to advertising at night, too; a no that names no channel is to all of them.
bool ConsentState::covers(const ConsentChanged& change, const Told& told) {
  const bool of_night_too =
      !change.given && change.purpose == Purpose::marketing && told.purpose == Purpose::night_marketing;
  const bool of_all = !change.given && change.channel == Channel::none;
  return (told.purpose == change.purpose || of_night_too) && (told.channel == change.channel || of_all);
}

// Of that channel, or of all.
bool ConsentState::is_older_than_a_refusal(const ConsentChanged& change, Instant at) const {
  return std::ranges::any_of(told_, [&](const Told& told) {
    return told.purpose == change.purpose && (told.channel == change.channel || told.channel == Channel::none) &&
           told.answer == Answer::refused && at < told.at;
  });
}

Answer ConsentState::answer(Purpose purpose, Channel channel) const {
  if (const Told* told = find(purpose, channel)) return told->answer;
  const Told* all = find(purpose, Channel::none);
  return all != nullptr && all->answer == Answer::refused ? Answer::refused : Answer::not_asked;
}

std::optional<Instant> ConsentState::given_at(Purpose purpose, Channel channel) const {
  const Told* told = find(purpose, channel);
  return told != nullptr && told->answer == Answer::given ? std::optional(told->at) : std::nullopt;
}

std::optional<Instant> ConsentState::refused_at(Purpose purpose) const {
  std::optional<Instant> last;
  for (const Told& told : told_) {
    if (told.purpose == purpose && told.answer == Answer::refused) last = std::max(last.value_or(told.at), told.at);
  }
  return last;
}

Answer ConsentState::answer(Purpose purpose) const {
  Answer all = Answer::not_asked;
  for (const Told& told : told_) {
    if (told.purpose != purpose) continue;
    if (told.answer == Answer::given) return Answer::given;
    all = Answer::refused;
  }
  return all;
}

std::optional<Instant> ConsentState::last_said_at() const {
  const auto last = std::ranges::max_element(told_, {}, &Told::at);
  return last == told_.end() ? std::nullopt : std::optional(last->at);
}

std::vector<ConsentAnswer> ConsentState::to_advertising() const {
  std::vector<ConsentAnswer> found;
  std::ranges::copy_if(told_, std::back_inserter(found), [](const Told& each) { return is_by_channel(each.purpose); });
  return found;
}

std::vector<ConsentAnswer> ConsentState::untold() const {
  std::vector<ConsentAnswer> found;
  std::ranges::copy_if(told_, std::back_inserter(found), [](const Told& each) { return !each.is_confirmed; });
  return found;
}

void ConsentState::note_told(Instant until) {
  for (Told& told : told_) told.is_confirmed |= told.at <= until;
}

std::optional<Instant> ConsentState::reconfirmed_at() const {
  return reconfirmed_at_ == unknown_instant ? std::nullopt : std::optional(reconfirmed_at_);
}

bool ConsentState::has_agreed() const { return std::ranges::find(told_, Answer::given, &Told::answer) != told_.end(); }

void ConsentState::encode(ByteWriter& out) const {
  out.varint(told_.size());
  for (const Told& told : told_) {
    out.u8(static_cast<std::uint8_t>(told.purpose));
    out.u8(static_cast<std::uint8_t>(told.channel));
    out.u8(static_cast<std::uint8_t>(told.answer));
    out.u8(static_cast<std::uint8_t>(told.method));
    out.zigzag(told.at.time_since_epoch().count());
    out.u8(told.is_confirmed ? 1 : 0);
  }
  out.zigzag(reconfirmed_at_.time_since_epoch().count());
  out.zigzag(asked_anew_.time_since_epoch().count());
  out.u8(is_guardians_ ? 1 : 0);
}

ConsentState ConsentState::decode(ByteReader& in) {
  ConsentState state;
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
    Told told;
    told.purpose = static_cast<Purpose>(in.u8());
    told.channel = static_cast<Channel>(in.u8());
    told.answer = static_cast<Answer>(in.u8());
    told.method = static_cast<ConsentMethod>(in.u8());
    told.at = Instant{Instant::duration{in.zigzag()}};
    told.is_confirmed = in.u8() != 0;
    state.told_.push_back(told);
  }
  state.reconfirmed_at_ = Instant{Instant::duration{in.zigzag()}};
  state.asked_anew_ = Instant{Instant::duration{in.zigzag()}};
  state.is_guardians_ = in.u8() != 0;
  return state;
}

}  // namespace dangol
