#include "consent/consent_state.h"

#include <algorithm>

#include "consent/consent_names.h"

namespace dangol {

const ConsentState::Told* ConsentState::find(Purpose purpose, Channel channel) const {
  const auto at =
      std::ranges::find_if(told_, [&](const Told& each) { return each.purpose == purpose && each.channel == channel; });
  return at == told_.end() ? nullptr : &*at;
}

void ConsentState::apply(const ConsentChanged& change, Instant at) {
  const bool names_none = is_by_channel(change.purpose) && change.channel == Channel::none;
  if (change.given && (names_none || is_older_than_a_refusal(change, at))) return;
  if (find(change.purpose, change.channel) == nullptr)
    told_.push_back({at, change.purpose, change.channel, Answer::not_asked});
  for (Told& told : told_) {
    if (!covers(change, told)) continue;
    told.answer = change.given ? Answer::given : Answer::refused;
    told.at = std::max(told.at, at);
  }
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

Answer ConsentState::answer(Purpose purpose) const {
  Answer all = Answer::not_asked;
  for (const Told& told : told_) {
    if (told.purpose != purpose) continue;
    if (told.answer == Answer::given) return Answer::given;
    all = Answer::refused;
  }
  return all;
}

bool ConsentState::has_agreed() const { return std::ranges::find(told_, Answer::given, &Told::answer) != told_.end(); }

void ConsentState::encode(ByteWriter& out) const {
  out.varint(told_.size());
  for (const Told& told : told_) {
    out.u8(static_cast<std::uint8_t>(told.purpose));
    out.u8(static_cast<std::uint8_t>(told.channel));
    out.u8(static_cast<std::uint8_t>(told.answer));
    out.zigzag(told.at.time_since_epoch().count());
  }
}

ConsentState ConsentState::decode(ByteReader& in) {
  ConsentState state;
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
    Told told;
    told.purpose = static_cast<Purpose>(in.u8());
    told.channel = static_cast<Channel>(in.u8());
    told.answer = static_cast<Answer>(in.u8());
    told.at = Instant{Instant::duration{in.zigzag()}};
    state.told_.push_back(told);
  }
  return state;
}

}  // namespace dangol
