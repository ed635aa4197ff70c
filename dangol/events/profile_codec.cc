#include "events/profile_codec.h"

#include "base/bytes.h"

namespace dangol {
namespace {

const Error damaged_profile{ErrorCode::unavailable, "a profile is damaged or from a newer version; run: dangol verify"};

// Days since 1970-01-01 of 0000-01-01 and 9999-12-31: beyond them the calendar's arithmetic would overflow.
constexpr std::int64_t first_birth_day = -719'528;
constexpr std::int64_t last_birth_day = 2'932'896;

// A profile is a list of (field number, value), so that a later version can add fields that an earlier one skips.
enum class ProfileFieldNumber : std::uint8_t {
  end = 0,
  name,
  called,
  phone,
  email,
  loyalty_number,
  source_ref,
  birth_date,
  home_store,
  member_since,
  speech
};

}  // namespace

std::string encode_profile(const Profile& profile) {
  using Field = ProfileFieldNumber;
  ByteWriter out;
  const auto text = [&](Field field, std::string_view value) {
    if (value.empty()) return;
    out.u8(static_cast<std::uint8_t>(field));
    out.text(value);
  };
  const auto number = [&](Field field, std::int64_t value) {
    ByteWriter bytes;
    bytes.zigzag(value);
    text(field, bytes.bytes());
  };
  text(Field::name, profile.name);
  text(Field::called, profile.called);
  text(Field::phone, profile.phone);
  text(Field::email, profile.email);
  text(Field::loyalty_number, profile.loyalty_number);
  text(Field::source_ref, profile.source_ref);
  if (profile.birth_date) number(Field::birth_date, date::sys_days{*profile.birth_date}.time_since_epoch().count());
  if (profile.home_store) number(Field::home_store, profile.home_store.value);
  if (profile.member_since) number(Field::member_since, profile.member_since->time_since_epoch().count());
  if (profile.speech != SpeechLevel::polite) number(Field::speech, static_cast<std::int64_t>(profile.speech));
  out.u8(static_cast<std::uint8_t>(Field::end));
  return out.take();
}

Result<Profile> decode_profile(std::string_view bytes) {
  using Field = ProfileFieldNumber;
  ByteReader in(bytes);
  Profile profile;
  for (auto field = static_cast<Field>(in.u8()); field != Field::end && !in.failed();
       field = static_cast<Field>(in.u8())) {
    const std::string_view value = in.text();
    const auto number = [&] { return ByteReader(value).zigzag(); };
    switch (field) {
      case Field::name: profile.name = value; break;
      case Field::called: profile.called = value; break;
      case Field::phone: profile.phone = value; break;
      case Field::email: profile.email = value; break;
      case Field::loyalty_number: profile.loyalty_number = value; break;
      case Field::source_ref: profile.source_ref = value; break;
      case Field::birth_date: {
        const std::int64_t days = number();
        if (days < first_birth_day || days > last_birth_day) return damaged_profile;
        profile.birth_date = date::sys_days{date::days{static_cast<int>(days)}};
        break;
      }
      case Field::home_store: profile.home_store = {static_cast<std::uint32_t>(number())}; break;
      case Field::member_since: profile.member_since = Instant{std::chrono::milliseconds{number()}}; break;
      case Field::speech: profile.speech = number() == 1 ? SpeechLevel::formal : SpeechLevel::polite; break;
      default: break;  // a field of a later version
    }
  }
  if (in.failed()) return damaged_profile;
  return profile;
}

}  // namespace dangol
