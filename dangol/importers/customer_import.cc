#include "importers/customer_import.h"

#include <algorithm>

#include "base/korean.h"
#include "consent/own_consent.h"
#include "consent/refused_text.h"
#include "importers/cell_phone.h"

namespace dangol {
namespace {

constexpr std::size_t longest_name = 200;  // characters take up to four bytes each
constexpr std::size_t shortest_resident_number = 13;

std::string_view cell(const Row& row, const BoundColumns& columns, Field field) {
  const BoundColumns::Places& places = columns.places(field);
  if (places.empty()) return {};
  const std::string_view text = trimmed(row.cells[places.front()]);
  return is_blank(text) ? std::string_view{} : text;
}

std::string joined(const Row& row, const BoundColumns& columns, Field field) {
  std::string text;
  for (const std::size_t place : columns.places(field)) {
    const std::string_view part = trimmed(row.cells[place]);
    if (is_blank(part)) continue;
    if (!text.empty()) text += ' ';
    text += part;
  }
  return text;
}

bool refuse(Refusal& refusal, Field field, std::string_view reason) {
  refusal = {field_name(field), reason};
  return false;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" \t\r\n<>,;\"") == std::string_view::npos;
}

bool is_zero_date(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return c == '0' || c == '-' || c == '/' || c == '.'; });
}

date::year_month_day day_of(Instant instant) { return date::year_month_day(date::floor<date::days>(instant)); }

// EUC-KR writes syllables outside KS X 1001 as a filler and three letters (KS X 1001 annex 3): joined to one syllable.
std::string with_made_up_syllables(std::string_view text) {
  constexpr std::string_view filler = "\xe3\x85\xa4";
  constexpr std::size_t letter = 3;
  static const std::vector<std::string> initials{"ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ",
                                                 "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
  static const std::vector<std::string> vowels{"ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅘ", "ㅙ",
                                               "ㅚ", "ㅛ", "ㅜ", "ㅝ", "ㅞ", "ㅟ", "ㅠ", "ㅡ", "ㅢ", "ㅣ"};
  static const std::vector<std::string> finals{"ㅤ", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ",
                                               "ㄻ",  "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ", "ㅁ", "ㅂ", "ㅄ", "ㅅ",
                                               "ㅆ",  "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
  const auto place = [&](const std::vector<std::string>& letters, std::size_t at) {
    const auto found = at + letter <= text.size() ? std::ranges::find(letters, text.substr(at, letter)) : letters.end();
    return found == letters.end() ? -1 : static_cast<int>(found - letters.begin());
  };
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const int initial = text.substr(at).starts_with(filler) ? place(initials, at + letter) : -1;
    const int vowel = initial < 0 ? -1 : place(vowels, at + 2 * letter);
    const int last = vowel < 0 ? -1 : place(finals, at + 3 * letter);
    if (last < 0) {
      result += text[at++];
      continue;
    }
    const unsigned syllable = 0xAC00U + static_cast<unsigned>((initial * 21 + vowel) * 28 + last);
    result += static_cast<char>(0xE0 | syllable >> 12);
    result += static_cast<char>(0x80 | (syllable >> 6 & 0x3F));
    result += static_cast<char>(0x80 | (syllable & 0x3F));
    at += 4 * letter;
  }
  return result;
}

// Fills what `known` lacks; true when anything was added.
bool fill_gaps(Profile& known, const Profile& told) {
  const Profile before = known;
  for (const auto member :
       {&Profile::name, &Profile::phone, &Profile::email, &Profile::loyalty_number, &Profile::source_ref}) {
    if ((known.*member).empty()) known.*member = told.*member;
  }
  if (!known.birth_date) known.birth_date = told.birth_date;
  if (!known.home_store) known.home_store = told.home_store;
  if (!known.member_since) known.member_since = told.member_since;
  return !(known == before);
}

}  // namespace

bool CustomerImport::map(const Row& row, const CustomerColumns& columns, Mapped& mapped, Refusal& refusal) {
  mapped = {};
  mapped.source = columns.source;
  if (row.cells.size() < columns.columns.least_cells) {
    refusal = {"", "too_few_cells"};
    return false;
  }
  for (std::size_t extra = columns.columns.header_size; extra < row.cells.size(); ++extra) {
    if (trimmed(row.cells[extra]).empty()) continue;
    refusal = {"", "too_many_cells"};
    return false;
  }
  Profile& profile = mapped.profile;
  profile.source_ref = cell(row, columns.columns, Field::customer);
  profile.loyalty_number = cell(row, columns.columns, Field::loyalty_number);
  profile.name = normalized(with_made_up_syllables(joined(row, columns.columns, Field::name)));
  if (profile.name.size() > longest_name) return refuse(refusal, Field::name, "too_long");
  if (profile.source_ref.size() > longest_name || profile.loyalty_number.size() > longest_name) {
    return refuse(refusal, Field::customer, "too_long");
  }
  if (holds_resident_number(profile.name) || holds_card_number(profile.name))
    return refuse(refusal, Field::name, "identity_number");
  if (is_mangled_number(profile.source_ref)) return refuse(refusal, Field::customer, "number_mangled");
  if (is_mangled_number(profile.loyalty_number)) return refuse(refusal, Field::loyalty_number, "number_mangled");
  if (is_resident_number(profile.source_ref) || is_resident_number(profile.loyalty_number)) {
    return refuse(refusal, Field::customer, "identity_number");
  }
  if (!map_phone(cell(row, columns.columns, Field::phone), profile, refusal)) return false;
  if (const std::string_view email = cell(row, columns.columns, Field::email); !email.empty()) {
    if (!is_email(email)) return refuse(refusal, Field::email, "not_an_email");
    profile.email = email;
  }
  mapped.home_store = cell(row, columns.columns, Field::home_store);
  if (profile.source_ref.empty() && profile.phone.empty() && profile.loyalty_number.empty()) {
    refusal = {"", "nobody_identified"};
    return false;
  }
  return map_dates(row, columns, profile, refusal);
}

bool CustomerImport::map_phone(std::string_view cell_text, Profile& profile, Refusal& refusal) {
  if (cell_text.empty()) return true;
  auto parsed = parse_phone(cell_text);
  if (!parsed) return refuse(refusal, Field::phone, parsed.refused);
  if (parsed.value.zero_restored) recorder_.rules().add("phone_zero_restored");
  profile.phone = std::move(parsed.value.digits);
  return true;
}

bool CustomerImport::map_dates(const Row& row, const CustomerColumns& columns, Profile& profile, Refusal& refusal) {
  if (!map_birth(row, columns, profile, refusal)) return false;
  const std::string_view since = cell(row, columns.columns, Field::member_since);
  if (since.empty()) return true;
  if (is_zero_date(since)) {
    recorder_.rules().add("zero_date_blank");
    return true;
  }
  const auto parsed = parse_date(since, columns.since_order, static_cast<int>(day_of(now_).year()));
  if (!parsed) return refuse(refusal, Field::member_since, parsed.refused);
  const Instant at = columns.zone.instant(parsed.value.day, parsed.value.since_midnight);
  if (at > now_ + clock_tolerance) return refuse(refusal, Field::member_since, "in_the_future");
  profile.member_since = at;
  return true;
}

bool CustomerImport::map_birth(const Row& row, const CustomerColumns& columns, Profile& profile, Refusal& refusal) {
  const std::string_view text = cell(row, columns.columns, Field::birth_date);
  if (text.empty()) return true;
  if (is_zero_date(text)) {
    recorder_.rules().add("zero_date_blank");
    return true;
  }
  if (text.starts_with("음")) return refuse(refusal, Field::birth_date, "lunar_date");
  const date::year_month_day today = columns.zone.local(now_).date();
  const auto parsed = parse_date(text, columns.birth_order, static_cast<int>(today.year()));
  if (!parsed) return refuse(refusal, Field::birth_date, parsed.refused);
  if (parsed.value.day > today) return refuse(refusal, Field::birth_date, "in_the_future");
  if (parsed.value.day.year() < date::year{1900}) return refuse(refusal, Field::birth_date, "too_long_ago");
  if (!may_consent_herself(parsed.value.day, today)) return refuse(refusal, Field::birth_date, "under_14");
  profile.birth_date = parsed.value.day;
  return true;
}

// By the source's own number; someone who was known by phone only until now keeps the id that she has.
CustomerId CustomerImport::id_of(const Profile& profile, std::string_view source) const {
  const CustomerId numbered = profile.source_ref.empty() ? CustomerId{} : keys_.customer(source, profile.source_ref);
  if (numbered && target_.knows(numbered)) return numbered;
  if (!profile.phone.empty()) {
    const CustomerId by_phone = target_.with_phone(profile.phone);
    if (by_phone && !numbered) return by_phone;
    if (by_phone) {
      const std::optional<Profile> known = target_.profile(by_phone);
      if (known && known->source_ref.empty()) return by_phone;
    }
  }
  if (numbered) return numbered;
  if (!profile.phone.empty()) return keys_.customer("", "phone:" + profile.phone);
  return keys_.customer(source, "card:" + profile.loyalty_number);
}

void CustomerImport::remember(const Profile& profile, CustomerId id) {
  met_.insert(id);
  const auto under = [&](std::string_view kind, const std::string& value) {
    if (value.empty()) return;
    const auto [at, is_new] = aliases_.try_emplace(CodeTable::hash(std::string(kind) + value), id);
    if (!is_new && at->second != id) at->second = CustomerId{};
  };
  under("phone:", profile.phone);
  under("card:", profile.loyalty_number);
}

Result<void> CustomerImport::complete(CustomerId id, const Profile& profile) {
  std::optional<Profile> known = target_.profile(id);
  if (!known || !fill_gaps(*known, profile)) {
    recorder_.count_known(1);
    return {};
  }
  recorder_.rules().add("profile_completed");
  const std::string natural =
      std::to_string(id.value) + ':' + known->name + known->phone + known->email + known->loyalty_number;
  Event event{target_.bucket(), id, now_, keys_.event("profile", "", natural), ProfileChanged{*std::move(known)}};
  return recorder_.add(std::move(event), 1);
}

Result<void> CustomerImport::take(Mapped mapped) {
  Profile& profile = mapped.profile;
  profile.home_store = mapped.home_store.empty() ? StoreId{} : catalog_.store_coded(mapped.home_store);
  const CustomerId id = id_of(profile, mapped.source);
  if (target_.was_erased(id)) {
    recorder_.rules().add("erased_before");
    recorder_.count_left_out(1);
    return {};
  }
  const bool met = met_.contains(id);
  remember(profile, id);
  if (met) {
    recorder_.rules().add("customer_repeats");
    recorder_.count_known(1);
    return {};
  }
  if (target_.knows(id)) return complete(id, profile);
  const std::string natural = std::to_string(id.value);
  const Instant at = profile.member_since.value_or(now_);
  Event event{target_.bucket(), id, at, keys_.event("registered", "", natural), CustomerRegistered{std::move(profile)}};
  return recorder_.add(std::move(event), 1);
}

std::optional<CustomerId> CustomerImport::alias(const std::string& what) const {
  const auto at = aliases_.find(CodeTable::hash(what));
  return at == aliases_.end() ? std::nullopt : std::optional{at->second};
}

Result<CustomerImport::Guest> CustomerImport::guest(const ReceiptRecord& receipt, std::string_view source) {
  Profile profile;
  profile.source_ref = receipt.customer;
  profile.phone = receipt.phone;
  profile.loyalty_number = receipt.loyalty_number;
  for (std::string* number : {&profile.source_ref, &profile.loyalty_number}) {
    if (number->size() < shortest_resident_number || !is_resident_number(*number)) continue;
    number->clear();
    recorder_.rules().add("identity_number_left_out");
  }
  if (profile.source_ref.empty() && profile.phone.empty() && profile.loyalty_number.empty()) return Guest{};
  std::optional<CustomerId> called;
  if (profile.source_ref.empty()) {
    if (!profile.phone.empty()) called = alias("phone:" + profile.phone);
    if (!called && !profile.loyalty_number.empty()) called = alias("card:" + profile.loyalty_number);
    if (called && !*called) {
      recorder_.rules().add("customer_ambiguous", receipt.lines.size());
      return Guest{};
    }
  }
  const CustomerId id = called ? *called : id_of(profile, source);
  if (met_.contains(id)) return Guest{id, false};
  if (target_.was_erased(id)) return Guest{id, true};
  met_.insert(id);
  if (target_.knows(id)) return Guest{id, false};
  profile.name = normalized(with_made_up_syllables(receipt.name));
  if (profile.name.size() > longest_name) profile.name.clear();
  if (holds_resident_number(profile.name) || holds_card_number(profile.name)) {
    profile.name.clear();
    recorder_.rules().add("identity_number_left_out");
  }
  recorder_.rules().add("customer_from_orders");
  const Instant at = receipt.at == unknown_instant ? now_ : receipt.at;
  Event event{target_.bucket(), id, at, keys_.event("registered", "", std::to_string(id.value)),
              CustomerRegistered{profile}};
  const Result<void> added = recorder_.add(std::move(event), 0);
  if (!added) return added.error();
  return Guest{id, false};
}

}  // namespace dangol
