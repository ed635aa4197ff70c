// record: an order, her usual, a new guest, a note, a consent, a picture of one on paper, an allergy, how it was.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "base/korean.h"
#include "cli/console_trail.h"
#include "cli/open_shop.h"
#include "cli/random_key.h"
#include "cli/verbs.h"
#include "consent/consent_names.h"
#include "consent/picture_check.h"
#include "customers/phone.h"

namespace dangol {
namespace {

IdempotencyKey key_of(const RecordOptions& options, const KeyRing& keys) {
  return options.key.empty() ? random_key_for_retries() : fingerprint(keys.fingerprint_key(), "cli", options.key);
}

// Recorded with her, and again with her.
IdempotencyKey guardian_key(const IdempotencyKey& guest, const KeyRing& keys) {
  return fingerprint(keys.fingerprint_key(), "cli:guardian",
                     {reinterpret_cast<const char*>(guest.bytes.data()), guest.bytes.size()});
}

template <class Definition>
const Definition* defined(const std::vector<Definition>& all, std::string_view text) {
  const auto at =
      std::ranges::find_if(all, [&](const Definition& each) { return each.name == text || each.code == text; });
  return at == all.end() ? nullptr : &*at;
}

// "아메리카노/아이스/얼음 적게*2"
Result<LineItem> parse_line(std::string text, const Catalog& catalog) {
  LineItem line;
  if (const auto star = text.rfind('*'); star != std::string::npos) {
    int quantity = 0;
    const auto [end, error] = std::from_chars(text.data() + star + 1, text.data() + text.size(), quantity);
    if (error != std::errc{} || end != text.data() + text.size() || quantity < 1 || quantity > 1'000) {
      return Error{ErrorCode::invalid_input, "a quantity after * is a whole number from 1 to 1,000"};
    }
    line.quantity_thousandths = 1000 * quantity;
    text.resize(star);
  }
  std::size_t begin = 0;
  std::int64_t price = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    const std::string part = normalized(std::string_view(text).substr(begin, end - begin));
    if (begin == 0) {
      const ItemDefined* item = defined(catalog.items(), part);
      if (item == nullptr) return Error{ErrorCode::not_found, "there is no such item on the menu: " + part};
      line.item = item->item;
      price = item->price_minor;
    } else {
      const ModifierDefined* modifier = defined(catalog.modifiers(), part);
      if (modifier == nullptr) return Error{ErrorCode::not_found, "there is no such option on the menu: " + part};
      line.modifiers.push_back(modifier->modifier);
      price += modifier->price_minor;
    }
    begin = end + 1;
  }
  std::ranges::sort(line.modifiers);
  line.paid_minor = price * line.quantity_thousandths / 1000;
  return line;
}

Result<EventBody> order_body(const RecordOptions& options, StoreId store, const Catalog& catalog) {
  OrderPlaced order{store, {}, true, {}};
  for (const std::string& item : options.items) {
    auto line = parse_line(item, catalog);
    if (!line) return line.error();
    order.lines.push_back(std::move(*line));
  }
  return EventBody{std::move(order)};
}

Result<EventBody> feedback_body(const RecordOptions& options, const Catalog& catalog) {
  FeedbackGiven given{
      .score = static_cast<std::uint8_t>(options.score), .complains = options.complains, .text = options.text};
  if (!options.about.empty()) {
    const ItemDefined* item = defined(catalog.items(), normalized(options.about));
    if (item == nullptr) return Error{ErrorCode::not_found, "there is no such item on the menu: " + options.about};
    given.item = item->item;
  }
  return EventBody{std::move(given)};
}

Result<EventBody> pace_body(const RecordOptions& options, const Zone& zone) {
  PaceChosen pace{.most_in_30_days = static_cast<std::uint32_t>(options.most)};
  if (!options.rests_until.empty()) {
    const auto at = parse_instant(options.rests_until, zone);
    if (!at) return at.error();
    pace.rests_until = zone.local(*at).day;
  }
  return EventBody{pace};
}

// One byte more than fits is enough to be refused.
Result<std::string> picture_in(const std::filesystem::path& name) {
  std::ifstream file(name, std::ios::binary);
  std::string bytes(largest_picture_bytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || (file.fail() && !file.eof()))
    return Error{ErrorCode::not_found, "there is no such file, or it cannot be read"};
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

// It is what it looks like: a file's name may say anything.
Result<EventBody> picture_body(const RecordOptions& options, const Shop& shop, CustomerId who) {
  auto bytes = picture_in(options.file);
  if (!bytes) return bytes.error();
  const ConsentState consent = shop.consent(who);
  ConsentEvidenced evidence{{}, EvidenceMedia::jpeg, std::move(*bytes), {}};
  for (const EvidenceMedia media : {EvidenceMedia::png, EvidenceMedia::webp, EvidenceMedia::pdf}) {
    if (check_picture(media, evidence.bytes)) evidence.media = media;
  }
  if (options.of.empty()) {
    for (const ConsentAnswer& each : papers_without_picture(consent, shop.evidence(who)))
      evidence.answers.push_back({each.purpose, each.channel, each.at});
    return EventBody{std::move(evidence)};
  }
  auto answers = answers_named(options.of, consent);
  if (!answers) return answers.error();
  evidence.answers = std::move(*answers);
  return EventBody{std::move(evidence)};
}

Result<date::year_month_day> born_on(const std::string& typed, Instant now) {
  const auto at = parse_instant(typed, Zone::utc());
  if (!at) return at.error();
  if (*at > now) return Error{ErrorCode::invalid_input, "a date of birth lies in the past"};
  return Zone::utc().local(*at).date();
}

Result<EventBody> guest_body(const RecordOptions& options, Instant now) {
  Profile profile;
  profile.name = normalized(options.name);
  profile.loyalty_number = normalized(options.loyalty_number);
  profile.member_since = now;
  if (!options.phone.empty()) {
    auto phone = normalized_phone(options.phone);
    if (!phone) return phone.error();
    profile.phone = std::move(*phone);
  }
  if (!options.born.empty()) {
    const auto born = born_on(options.born, now);
    if (!born) return born.error();
    profile.birth_date = *born;
  }
  return EventBody{CustomerRegistered{std::move(profile)}};
}

Result<GuardianConsented> guardian_in(const RecordOptions& options) {
  auto phone = normalized_phone(options.guardian_phone);
  if (!phone) return phone.error();
  return GuardianConsented{normalized(options.guardian), std::move(*phone),
                           *named<GuardianMethod>(guardian_method_names, options.guardian_verified)};
}

Result<EventBody> body_of(const RecordOptions& options, const OpenShop& open, CustomerId who) {
  using What = RecordOptions::What;
  const Catalog catalog = open.shop->catalog();
  const auto store = store_named(options.store, catalog);
  if (!store) return store.error();
  const Instant now = open.clock->now();
  switch (options.what) {
    case What::order: return order_body(options, *store, catalog);
    case What::usual: {
      auto usual = open.shop->usual_as_order(who, {now, *store});
      return usual ? Result<EventBody>(EventBody{std::move(*usual)}) : usual.error();
    }
    case What::guest: return guest_body(options, now);
    case What::note: return EventBody{NoteWritten{{}, options.text}};
    case What::consent: {
      const Purpose purpose = *purpose_named(options.text);
      return EventBody{ConsentChanged{purpose,
                                      options.given,
                                      options.on_paper ? ConsentMethod::paper : ConsentMethod::counter_screen,
                                      std::string(open.shop->consent_texts().current_version(purpose)),
                                      channel_named(options.channel).value_or(Channel::none),
                                      {}}};
    }
    case What::picture: return picture_body(options, *open.shop, who);
    case What::feedback: return feedback_body(options, catalog);
    case What::pace: return pace_body(options, open.shop->settings().zone);
    case What::asked: return EventBody{FeedbackAsked{}};
    case What::answered: return EventBody{ComplaintAnswered{{}, options.text}};
    case What::allergy: return EventBody{AllergyRecorded{normalized(options.text), options.given}};
  }
  return Error{ErrorCode::internal, "an unknown kind of record"};
}

}  // namespace

Result<void> run(const CommonOptions& common, const RecordOptions& options) {
  auto open = open_shop(common);
  if (!open) return open.error();
  CustomerId who;
  if (options.what == RecordOptions::What::guest) {
    who = random_customer_id();
  } else if (options.what != RecordOptions::What::order || !options.who.empty()) {
    const auto found = open->shop->find_one(options.who);
    if (!found) return found.error();
    who = *found;
  }
  auto body = body_of(options, *open, who);
  if (!body) return body.error();
  std::vector<Event> events{{open->shop->settings().bucket, who, open->clock->now(),
                             key_of(options, open->folder->keys()), std::move(*body)}};
  if (!options.guardian.empty()) {
    const auto guardian = guardian_in(options);
    if (!guardian) return guardian.error();
    events.push_back({events.front().bucket, who, events.front().at,
                      guardian_key(events.front().key, open->folder->keys()), *guardian});
  }
  leave_trail(*open->folder, console_row("record", {who}));
  const auto receipt = open->shop->record_together(events);
  if (!receipt) return receipt.error();
  if (auto saved = open->shop->save_snapshot(); !saved) return saved;
  if (common.json) {
    fmt::print("{{\"customer\":\"{}\",\"position\":\"{}\",\"already_known\":{}}}\n", who.value, receipt->position,
               receipt->already_known);
  } else {
    // By name: part of one is enough to find her, and it might have been somebody else.
    const auto guest = open->shop->found(who);
    fmt::print("{}{}{}\n", receipt->already_known ? "already recorded" : "recorded", guest ? ": " : "",
               guest ? guest->name : std::string());
  }
  return {};
}

}  // namespace dangol
