#include "shop/asking.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "consent/consent_names.h"
#include "insights/after_first_time.h"
#include "insights/arrivals.h"
#include "insights/feedback_themes.h"
#include "insights/groups.h"
#include "insights/proof.h"
#include "insights/segment_members.h"
#include "insights/suggestion_choices.h"
#include "insights/together.h"
#include "insights/worth.h"
#include "messages/arrival_words.h"
#include "messages/basket_words.h"
#include "messages/change_words.h"
#include "messages/choice_words.h"
#include "messages/consent_words.h"
#include "messages/feedback_words.h"
#include "messages/group_words.h"
#include "messages/law_words.h"
#include "messages/outbox_words.h"
#include "messages/proof_words.h"
#include "messages/request_words.h"
#include "messages/rhythm_words.h"
#include "messages/segment_words.h"
#include "messages/spoken.h"
#include "messages/statutory_words.h"
#include "messages/suppression_words.h"
#include "messages/taste_words.h"
#include "messages/worth_words.h"
#include "segments/parse_expression.h"
#include "shop/law_look.h"

namespace dangol {
namespace {

constexpr std::size_t most_named = 10;
constexpr std::size_t most_rules = 20;
constexpr std::size_t most_tastes = 5;

using Lines = std::vector<std::string>;

// Everything that an answer needs.
struct Asked {
  const Shop& shop;
  ShopSettings settings;
  Catalog catalog;
  Instant now;
  std::int32_t today = 0;
  Language language{};
  std::string about;
};

std::string name_of(const Shop& shop, CustomerId id) {
  const auto guest = shop.found(id);
  return guest ? guest->name : std::string();
}

Result<Lines> ask_value(const Asked& asked) {
  const Currency currency = asked.settings.currency();
  const ShopWorth worth = shop_worth(asked.shop.guests(), asked.today, most_named);
  Lines lines{worth_words(worth, currency, asked.language)};
  if (!worth.equity.enough) return lines;
  for (const MovedPart& part : moved_words(worth.moved, asked.language)) {
    lines.push_back(fmt::format("moved: {} {}{}", part.text, part.minor > 0 ? "+" : "",
                                spoken_money(part.minor, currency, asked.language)));
  }
  for (const GuestWorth& each : worth.best) {
    lines.push_back(fmt::format("best: {} {}: {}", name_of(asked.shop, each.guest),
                                spoken_money(each.value.value.expected, currency, asked.language),
                                guest_worth_words(each.value, currency, asked.language)));
  }
  for (const GuestWorth& each : worth.slipping) {
    lines.push_back(
        fmt::format("slipping: {}: {}", name_of(asked.shop, each.guest), slipping_words(each.value, asked.language)));
  }
  return lines;
}

Result<Lines> ask_changes(const Asked& asked) {
  const auto found = changes_in_shop(asked.shop.guests(), asked.today, asked.shop.knowledge()->yardsticks, most_named);
  Lines lines{changes_words(found.size(), asked.language)};
  for (const FoundChange& each : found) {
    lines.push_back(
        fmt::format("{}: {}", name_of(asked.shop, each.guest),
                    change_words(each.change, asked.catalog, asked.settings.currency(), asked.today, asked.language)));
  }
  return lines;
}

Result<Lines> ask_arrivals(const Asked& asked) {
  const auto& items = asked.catalog.items();
  const auto item = std::ranges::find(items, asked.about, &ItemDefined::name);
  if (item == items.end()) return Error{ErrorCode::not_found, "there is no such item on the menu"};
  const auto likely = who_would_like(asked.shop.guests(), asked.catalog, item->item, asked.today, most_named);
  Lines lines{arrivals_words(likely.size(), asked.language)};
  for (const LikelyCustomer& each : likely) {
    lines.push_back(
        fmt::format("{}: {}", name_of(asked.shop, each.customer), arrival_words(each, asked.catalog, asked.language)));
  }
  return lines;
}

Result<Lines> ask_baskets(const Asked& asked) {
  const Together found = together(asked.shop.guests(), asked.today);
  Lines lines{together_words(found, asked.language)};
  for (std::size_t i = 0; i < std::min(found.rules.size(), most_rules); ++i) {
    lines.push_back(rule_words(found.rules[i], asked.catalog, asked.language));
  }
  const Categories categories(asked.catalog);
  for (const FirstTimeRule& each : after_first_times(asked.shop.guests(), categories, asked.today)) {
    lines.push_back(first_time_words(each, categories.name(each.first.value), asked.catalog, asked.language));
  }
  return lines;
}

Result<Lines> ask_groups(const Asked& asked) {
  const Categories categories(asked.catalog);
  const ShopGroups shop = shop_groups(asked.shop.guests(), categories, asked.today);
  Lines lines{groups_words(shop, asked.language)};
  for (const GuestGroup& each : shop.groups) {
    const auto traits = group_traits(each, categories, asked.settings.currency(), asked.language);
    lines.push_back(fmt::format("{} ({}): {}", group_name(each, categories, asked.language), each.behaviour.customers,
                                fmt::join(traits, "; ")));
  }
  for (const Split& split : shop.splits) {
    lines.push_back(fmt::format("{}: {} ({}) | {} ({})", split_words(split, categories, asked.language),
                                fmt::join(camp_traits(split, true, asked.catalog), ", "), split.camps.first,
                                fmt::join(camp_traits(split, false, asked.catalog), ", "), split.camps.second));
  }
  return lines;
}

Result<Lines> ask_proof(const Asked& asked) {
  const HoldOutSet& set = asked.settings.suggestion_hold_out;
  const std::int32_t start = asked.settings.zone.local(asked.settings.hold_out_since).day;
  const Proof proof = proof_of_suggestions(asked.shop.guests(), set, start, asked.today);
  Lines lines{hold_out_words(set, asked.language)};
  for (const MeasuredProof& measured : proof.measures) {
    lines.push_back(fmt::format("{}: {}", facts_of(measured.measure).name,
                                proof_words(measured, asked.settings.currency(), asked.language)));
  }
  const SuggestionChoices choices = suggestion_choices(asked.shop.guests(), asked.today);
  lines.push_back(exploration_words(asked.settings.exploration, asked.language));
  lines.push_back(shown_words(choices, asked.language));
  if (choices.shown == 0) return lines;
  for (const WayOfChoosing& way : choices.ways) lines.push_back(way_words(way, asked.language));
  return lines;
}

// Of asked.about, who has not refused to have her habits looked at.
Result<CustomerId> guest_asked_about(const Asked& asked) {
  const auto guest = asked.shop.find_one(asked.about);
  if (guest && !asked.shop.consent(*guest).may_personalise())
    return Error{ErrorCode::forbidden, "she refused personalisation: her habits are not looked at"};
  return guest;
}

Result<Lines> ask_tastes(const Asked& asked) {
  const auto guest = guest_asked_about(asked);
  if (!guest) return guest.error();
  const Recommendations hers = asked.shop.tastes_of(*guest, asked.today, most_tastes);
  Lines lines;
  const auto tell = [&](std::string_view kind, const std::vector<RecommendedItem>& items) {
    for (const RecommendedItem& each : items) {
      lines.push_back(fmt::format("{}: {}: {}", kind, asked.catalog.name_of(each.item),
                                  taste_words(each.because, asked.catalog, asked.language)));
    }
  };
  tell("again", hers.repeat);
  tell("new", hers.fresh);
  return lines;
}

Result<Lines> ask_rhythm(const Asked& asked) {
  const auto guest = guest_asked_about(asked);
  if (!guest) return guest.error();
  const GuestRhythmLook look = asked.shop.rhythm_of(*guest, asked.today);
  Lines lines{rhythm_words(look.rhythm.visits, asked.today, asked.language)};
  for (const ServiceRhythm& each : look.rhythm.services) {
    const std::string_view category = asked.shop.knowledge()->categories.name(each.category);
    lines.push_back(service_words(each, category, asked.today, asked.language));
  }
  for (const GuestChange& change : look.changes) {
    lines.push_back(change_words(change, asked.catalog, asked.settings.currency(), asked.today, asked.language));
  }
  return lines;
}

Result<Lines> ask_segment(const Asked& asked) {
  const Currency currency = asked.settings.currency();
  const auto rule = read_expression(asked.about, segment_names(asked.catalog, currency));
  if (!rule) return rule.error();
  const SegmentMembers found =
      segment_members(asked.shop.guests(), *rule, asked.catalog, asked.settings.zone, asked.today, most_named);
  Lines lines{fmt::format("{} / {}", found.members, found.guests)};
  for (const SegmentMember& each : found.shown) {
    lines.push_back(fmt::format("{}: {}", name_of(asked.shop, each.guest),
                                fmt::join(why_words(each.because, currency, asked.today, asked.language), "; ")));
  }
  return lines;
}

Result<Lines> ask_segments(const Asked& asked) {
  const SegmentsLook look = asked.shop.segments();
  Lines lines;
  for (const SavedSegment& each : look.segments) {
    lines.push_back(fmt::format("{}: {} / {}: {}", each.name, each.members, look.guests, each.rule));
    if (auto more = saved_segment_words(each, asked.language); !more.empty()) lines.back() += " (" + more + ")";
  }
  if (lines.empty()) lines.push_back(no_segments_words(asked.language));
  return lines;
}

// What she had agreed to at that time, which may be long ago.
Result<Lines> ask_consents(const Asked& asked) {
  const auto guest = asked.shop.find_one(asked.about);
  if (!guest) return guest.error();
  const auto history = asked.shop.history(*guest);
  if (!history) return history.error();
  const Staff people = asked.shop.staff();
  const CountsSince since = asked.shop.consent_texts().as_of(asked.now).counts_since();
  const ConsentEvidence evidence = asked.shop.evidence(*guest);
  Lines lines;
  for (const ConsentRecord& each : consents_at(*history, asked.now, asked.settings.zone)) {
    const StaffDefined* staff = people.find(each.told.staff);
    lines.push_back(consent_words(each, staff == nullptr ? std::string_view() : std::string_view(staff->name),
                                  asked.settings.zone, asked.language, is_outdated(each, since),
                                  evidence.pictures_of({each.told.purpose, each.told.channel, each.at}).size()));
  }
  if (lines.empty()) lines.push_back(no_consents_words(asked.language));
  return lines;
}

// What was asked at that time, purpose by purpose.
Result<Lines> ask_consent_texts(const Asked& asked) {
  const ConsentTexts texts = asked.shop.consent_texts().as_of(asked.now);
  Lines lines;
  for (const Purpose purpose :
       {Purpose::personalisation, Purpose::sensitive, Purpose::marketing, Purpose::night_marketing}) {
    const PublishedText* text = texts.current(purpose, asked.language == Language::korean ? "ko" : "en");
    if (text == nullptr) continue;
    const auto words = consent_text_words(*text, asked.settings.zone, asked.language);
    lines.insert(lines.end(), words.begin(), words.end());
  }
  if (lines.empty()) lines.push_back(no_consent_texts_words(asked.language));
  return lines;
}

// Whether to ask her today how it was, and why not.
Result<Lines> ask_asking(const Asked& asked) {
  const auto guest = asked.shop.find_one(asked.about);
  if (!guest) return guest.error();
  const auto card = asked.shop.card(*guest, {asked.now, {}}, asked.language);
  if (!card) return card.error();
  const auto* why_not = std::get_if<WhyNotAsk>(&card->card.ask);
  return Lines{why_not == nullptr ? card->words.ask : std::string(why_not_ask_words(*why_not, asked.language))};
}

constexpr std::size_t most_waiting = 20;

// What guests say, what of, and who waits for an answer.
Result<Lines> ask_feedback(const Asked& asked) {
  const FeedbackLook look =
      feedback_look(asked.shop.guests(), asked.catalog, built_in_themes(), asked.settings.zone, asked.today);
  Lines lines{feedback_look_words(look, asked.language)};
  for (const FoundTheme& each : look.themes) {
    lines.push_back(
        fmt::format("{}: {}", theme_name(each, asked.catalog, asked.language), theme_words(each, asked.language)));
    if (!each.example.empty()) lines.back() += fmt::format("; “{}”", each.example);
  }
  for (std::size_t i = 0; i < std::min(look.waiting.size(), most_waiting); ++i) {
    const auto& [guest, complaint] = look.waiting[i];
    lines.push_back(fmt::format("waiting: {}: {}", name_of(asked.shop, guest),
                                feedback_words(complaint, asked.catalog, asked.language)));
  }
  return lines;
}

// Whether she could be sent an advertisement now, by each channel, and why not.
Result<Lines> ask_sending(const Asked& asked) {
  const auto guest = asked.shop.find_one(asked.about);
  if (!guest) return guest.error();
  Lines lines;
  for (const Channel channel : advertised_by) {
    const auto why_not = asked.shop.why_not_advertise(*guest, channel, asked.now);
    lines.push_back(
        fmt::format("{}: {}", consent_subject_words(Purpose::marketing, channel, asked.language),
                    why_not ? suppression_words(*why_not, asked.language) : may_send_words(asked.language)));
  }
  return lines;
}

// Whether calls to the free number are heard, and what the trail holds, is known where the shop is served.
Result<Lines> ask_law(const Asked& asked) {
  Lines lines;
  for (const LawCheck& each : law_look(asked.shop, asked.now, {})) {
    const LawWords words = law_words(each, asked.today, asked.language);
    lines.push_back(fmt::format("{}: {}: {}{}{}{}", law_state_words(each.state, asked.language), words.what, words.says,
                                words.law.empty() ? "" : " (", words.law, words.law.empty() ? "" : ")"));
  }
  return lines;
}

constexpr std::size_t listed_guests = 10;  // of those who would get it, and of those who would not

Result<Lines> ask_campaigns(const Asked& asked) {
  Lines lines;
  for (const Campaign& each : asked.shop.campaigns())
    lines.push_back(
        campaign_words(each.defined, each.state, asked.shop.progress(each.defined.campaign), asked.language));
  return lines;
}

// Who would get it now, and who would not and why.
Result<Lines> ask_campaign(const Asked& asked) {
  const auto campaigns = asked.shop.campaigns();
  const auto at = std::ranges::find(campaigns, asked.about, [](const Campaign& each) { return each.defined.name; });
  if (at == campaigns.end()) return Error{ErrorCode::not_found, "there is no campaign of this name"};
  const auto preview = asked.shop.preview_campaign(at->defined, listed_guests);
  if (!preview) return preview.error();
  Lines lines{selection_words(preview->would_get, preview->guests, asked.language)};
  for (const CampaignGuest& each : preview->shown) {
    const std::string_view said = each.text.empty() || (each.because && !passes_by_morning(*each.because))
                                      ? suppression_words(*each.because, asked.language)
                                      : std::string_view(each.text);
    lines.push_back(fmt::format("{}: {}", each.name, said));
  }
  if (!preview->alimtalk_to_register.empty())
    lines.push_back(alimtalk_words(preview->alimtalk_to_register, asked.language));
  return lines;
}

Result<Lines> ask_messages(const Asked& asked) {
  const auto guest = asked.shop.find_one(asked.about);
  if (!guest) return guest.error();
  Lines lines;
  for (const MessageLook& each : asked.shop.messages_of(*guest)) {
    const OutboxMessage& message = each.message;
    const bool held = message.step == MessageStep::held_back;
    lines.push_back(fmt::format("{} {}{}{}: {}", asked.settings.zone.format(message.moved_at).substr(0, 16),
                                name_of(message.channel), each.campaign.empty() ? "" : " ", each.campaign,
                                held ? suppression_words(message.reason, asked.language)
                                     : step_words(message.step, message.channel, asked.language)));
  }
  return lines;
}

Result<Lines> ask_kept_by_law(const Asked& asked) {
  const auto summary = asked.shop.statutory();
  const auto records = asked.shop.statutory_records();
  if (!summary || !records) return !summary ? summary.error() : records.error();
  Lines lines{statutory_summary_words(*summary, asked.language)};
  for (const StatutoryRecord& each : *records) {
    const auto body = decode_statutory_body(each.body);
    if (!body) return body.error();
    for (std::string& line :
         statutory_record_words(*body, each.last_day, asked.settings.zone, asked.settings.currency(), asked.language))
      lines.push_back(std::move(line));
  }
  return lines;
}

// Of a number, as: dangol erase '#12'.
Result<Lines> ask_requests(const Asked& asked) {
  Lines lines;
  for (const OpenRequest& each : asked.shop.open_requests())
    lines.push_back(fmt::format("#{} {}: {}, {}", each.guest.value, name_of(asked.shop, each.guest),
                                request_words(each.request.what, asked.language),
                                due_words(each.due, asked.today, asked.language)));
  return lines;
}

struct Answerer {
  OwnersQuestion question;
  Result<Lines> (*answer)(const Asked& asked);
};
constexpr std::array answerers{
    Answerer{{"value", "", true}, ask_value},
    Answerer{{"changes", "", true}, ask_changes},
    Answerer{{"arrivals", "item", true}, ask_arrivals},
    Answerer{{"baskets", ""}, ask_baskets},
    Answerer{{"groups", ""}, ask_groups},
    Answerer{{"proof", ""}, ask_proof},
    Answerer{{"rhythm", "guest"}, ask_rhythm},
    Answerer{{"tastes", "guest"}, ask_tastes},
    Answerer{{"segment", "rule", true}, ask_segment},
    Answerer{{"segments", ""}, ask_segments},
    Answerer{{"consents", "guest"}, ask_consents},
    Answerer{{"consent-texts", ""}, ask_consent_texts},
    Answerer{{"feedback", "", true}, ask_feedback},
    Answerer{{"asking", "guest"}, ask_asking},
    Answerer{{"sending", "guest"}, ask_sending},
    Answerer{{"law", ""}, ask_law},
    Answerer{{"requests", "", true}, ask_requests},
    Answerer{{"kept-by-law", "", true}, ask_kept_by_law},
    Answerer{{"campaigns", ""}, ask_campaigns},
    Answerer{{"campaign", "campaign", true}, ask_campaign},
    Answerer{{"messages", "guest"}, ask_messages},
};
constexpr auto questions = [] {
  std::array<OwnersQuestion, answerers.size()> all;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = answerers[i].question;
  return all;
}();

}  // namespace

std::span<const OwnersQuestion> owners_questions() { return questions; }

Result<Lines> ask(const Shop& shop, std::string_view word, const std::string& about, Instant now, Language language) {
  const auto found = std::ranges::find(answerers, word, [](const Answerer& each) { return each.question.word; });
  if (found == answerers.end()) return Error{ErrorCode::invalid_input, "there is no such question"};
  const ShopSettings settings = shop.settings();
  return found->answer({shop, settings, shop.catalog(), now, settings.zone.local(now).day, language, about});
}

}  // namespace dangol
