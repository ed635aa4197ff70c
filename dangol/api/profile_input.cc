#include "api/profile_input.h"

#include <algorithm>

#include "base/korean.h"
#include "consent/consent_names.h"
#include "consent/refused_text.h"
#include "customers/phone.h"

namespace dangol {
namespace {

constexpr int first_birth_year = 1900;

std::string read_words(JsonObject& in, std::string_view name, std::size_t longest) {
  if (!in.has(name)) return {};
  const std::string_view typed = in.text(name, {.max_characters = longest, .may_be_empty = true});
  if (holds_resident_number(typed)) in.blame(name, "a resident registration number may not be kept");
  if (holds_card_number(typed)) in.blame(name, "a payment card's number may not be kept");
  return normalized(typed);
}

std::string read_phone(JsonObject& in) {
  if (!in.has("phone")) return {};
  const std::string_view typed = in.text("phone", {.max_characters = 40, .may_be_empty = true});
  if (typed.empty()) return {};
  const auto phone = normalized_phone(typed);
  if (!phone) in.blame("phone", phone.error().message);
  return phone ? *phone : std::string{};
}

std::string read_email(JsonObject& in) {
  if (!in.has("email")) return {};
  const std::string email(in.text("email", {.max_characters = 254, .may_be_empty = true}));
  if (email.empty()) return email;
  const std::size_t at = email.find('@');
  const bool well_formed = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                           email.find('@', at + 1) == std::string::npos &&
                           email.find_first_of(" \t,;<>\"'()\\") == std::string::npos;
  if (!well_formed) in.blame("email", "this is not an e-mail address");
  return email;
}

std::string read_loyalty_number(JsonObject& in) {
  if (!in.has("loyalty_number")) return {};
  const std::string number(in.text("loyalty_number", {.max_characters = 40, .may_be_empty = true}));
  const bool plain = std::ranges::all_of(number, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == ' ' ||
           c == '_';
  });
  if (!plain) in.blame("loyalty_number", "letters, digits, hyphens and spaces only");
  if (is_resident_number(number)) in.blame("loyalty_number", "a resident registration number may not be kept");
  return number;
}

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(at, count)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -100'000;
  return value;
}

std::optional<date::year_month_day> read_birth_date(JsonObject& in, date::year_month_day today) {
  if (!in.has("birth_date")) return std::nullopt;
  const std::string_view text = in.text("birth_date", {.max_characters = 10});
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const int month = shaped ? digits_at(text, 5, 2) : 0;
  const int day = shaped ? digits_at(text, 8, 2) : 0;
  const auto birth = date::year{shaped ? digits_at(text, 0, 4) : 0} / std::max(month, 0) / std::max(day, 0);
  if (!shaped || month < 1 || day < 1 || !birth.ok() || birth.year() < date::year{first_birth_year} || birth > today) {
    in.blame("birth_date", "a date of birth is written as 1990-02-28 and lies between 1900 and today");
    return std::nullopt;
  }
  return birth;
}

void read_names_and_contact(JsonObject& in, Profile& profile) {
  profile.name = read_words(in, "name", 60);
  profile.called = read_words(in, "called", 40);
  profile.phone = read_phone(in);
  profile.email = read_email(in);
  if (in.has("speech")) profile.speech = static_cast<SpeechLevel>(in.choice("speech", speech_level_names));
}

void end_profile(JsonObject& in, const Profile& profile) {
  if (profile.name.empty() && profile.phone.empty() && profile.loyalty_number.empty()) {
    in.blame("name", "a customer needs a name, a phone or a loyalty number");
  }
  in.no_more();
}

// Both are needed: by them the guardian is asked.
void read_name_and_phone(JsonObject& in, GuardianConsented& guardian) {
  guardian.name = read_words(in, "name", 60);
  if (guardian.name.empty()) in.blame("name", "a guardian has a name");
  guardian.phone = read_phone(in);
  if (guardian.phone.empty()) in.blame("phone", "a guardian needs a phone, so that the shop can reach them");
}

}  // namespace

std::optional<GuardianConsented> read_guardian(JsonObject& in, StaffId staff) {
  if (!in.has("guardian")) return std::nullopt;
  JsonObject typed = in.object("guardian");
  GuardianConsented guardian;
  guardian.staff = staff;
  read_name_and_phone(typed, guardian);
  guardian.method = static_cast<GuardianMethod>(typed.choice("method", guardian_method_names) + 1);
  typed.no_more();
  return guardian;
}

std::optional<GuardianConsented> read_own_guardian(JsonObject& in, const std::optional<Guardian>& before) {
  if (!in.has("guardian")) return std::nullopt;
  JsonObject typed = in.object("guardian");
  if (!before) in.blame("guardian", "no guardian answers for her");
  GuardianConsented guardian;
  if (before) guardian.method = before->told.method;
  read_name_and_phone(typed, guardian);
  typed.no_more();
  return guardian;
}

Profile read_profile(JsonObject& in, const Profile& before, date::year_month_day today) {
  Profile profile = before;
  read_names_and_contact(in, profile);
  profile.loyalty_number = read_loyalty_number(in);
  profile.birth_date = read_birth_date(in, today);
  end_profile(in, profile);
  return profile;
}

Profile read_own_profile(JsonObject& in, const Profile& before) {
  Profile profile = before;
  read_names_and_contact(in, profile);
  end_profile(in, profile);
  return profile;
}

}  // namespace dangol
