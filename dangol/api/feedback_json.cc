#include "api/feedback_json.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/insight_json.h"
#include "feedback/feedback_names.h"
#include "insights/feedback_themes.h"
#include "messages/feedback_words.h"

namespace dangol {
namespace {

void item_or_null(JsonAnswer& out, ItemId item, const Catalog& catalog) {
  if (!item) {
    out.null("item");
  } else {
    out.open("item").id("id", item.value).field("name", catalog.name_of(item)).close();
  }
}

void score_or_null(JsonAnswer& out, std::uint8_t score) {
  if (score == 0) {
    out.null("score");
  } else {
    out.field("score", score);
  }
}

constexpr std::size_t most_themes = 20;
constexpr std::size_t most_waiting = 50;

void write_mean(JsonAnswer& out, const MeanScore& score) {
  if (score.scores == 0) {
    out.null("mean");
  } else {
    out.raw("mean", fmt::format("{:.2f}", score.mean));
  }
  out.field("scores", score.scores);
}

std::string_view word_of(ScoreTrend trend) {
  constexpr std::array<std::string_view, 4> words{"unknown", "falling", "steady", "rising"};
  return words[static_cast<std::size_t>(trend)];
}

void write_weeks(JsonAnswer& out, const FeedbackLook& look, std::int32_t today) {
  out.open_list("weeks");
  for (std::size_t i = 0; i < look.weeks.size(); ++i) {
    const auto days_ago = static_cast<std::int32_t>((look.weeks.size() - i) * 7 - 1);
    out.open().field("from", date::format("%F", date::sys_days{date::days{today - days_ago}}));
    write_mean(out, look.weeks[i]);
    out.close();
  }
  out.close_list();
}

void write_theme(JsonAnswer& out, const FoundTheme& theme, const InsightQuestion& question) {
  out.open().field("name", theme_name(theme, question.catalog, question.language));
  out.field("is_item", theme.theme == nullptr).field("guests", theme.guests).field("answers", theme.answers);
  write_mean(out, theme.score);
  out.field("trend", word_of(theme.trend)).field("text", theme_words(theme, question.language));
  out.text_or_null("example", theme.example).close();
}

void write_waiting(JsonAnswer& out, const FeedbackLook& look, const InsightQuestion& question) {
  out.open_list("waiting");
  for (std::size_t i = 0; i < std::min(look.waiting.size(), most_waiting); ++i) {
    const auto& [id, complaint] = look.waiting[i];
    const auto guest = question.shop.found(id);
    if (!guest) continue;  // erased since
    out.open().key("customer");
    write_found(out, *guest, question.settings.zone);
    out.field("at", question.settings.zone.format(complaint.at));
    out.field("text", feedback_words(complaint, question.catalog, question.language)).close();
  }
  out.close_list();
}

}  // namespace

GuestsJson feedback_json(const InsightQuestion& question) {
  const FeedbackLook look = feedback_look(question.shop.guests(), question.catalog, built_in_themes(),
                                          question.settings.zone, question.today());
  JsonAnswer out;
  out.open().field("text", feedback_look_words(look, question.language));
  out.field("guests", look.guests).field("answers", look.answers);
  write_mean(out, look.score);
  out.open_list("by_score");
  for (std::size_t i = 0; i < look.by_score.size(); ++i)
    out.open().field("score", i + 1).field("answers", look.by_score[i]).close();
  out.close_list();
  write_weeks(out, look, question.today());
  out.open_list("themes");
  for (std::size_t i = 0; i < std::min(look.themes.size(), most_themes); ++i)
    write_theme(out, look.themes[i], question);
  out.close_list();
  write_waiting(out, look, question);
  return out.close().take_guests();
}

void write_items(JsonAnswer& out, std::string_view name, const std::vector<ItemId>& items, const Catalog& catalog) {
  out.open_list(name);
  for (const ItemId item : items) out.open().id("id", item.value).field("name", catalog.name_of(item)).close();
  out.close_list();
}

void write_feedback(JsonAnswer& out, const CustomerCard& card, const Catalog& catalog, const Zone& zone) {
  out.open("feedback");
  if (const auto* ask = std::get_if<Ask>(&card.card.ask)) {
    out.open("ask").field("text", card.words.ask);
    item_or_null(out, ask->item, catalog);
    out.close();
  } else {
    out.null("ask");
  }
  if (const auto& complaint = card.card.complaint) {
    out.open("complaint").field("at", zone.format(complaint->at)).field("text", card.complaint);
    score_or_null(out, complaint->score);
    item_or_null(out, complaint->item, catalog);
    out.close();
  } else {
    out.null("complaint");
  }
  write_items(out, "items", card.card.last_items, catalog);
  out.close();
}

void write_feedback_event(JsonAnswer& out, const EventBody& body, const Catalog& catalog, ExportFor reader) {
  StaffId staff;
  if (const auto* asked = std::get_if<FeedbackAsked>(&body)) {
    out.field("kind", "feedback_asked").field("way", name_of(asked->way));
    staff = asked->staff;
  } else if (const auto* given = std::get_if<FeedbackGiven>(&body)) {
    out.field("kind", "feedback").field("way", name_of(given->way));
    score_or_null(out, given->score);
    item_or_null(out, given->item, catalog);
    out.field("complains", given->complains).field("text", given->text);
    staff = given->staff;
  } else if (const auto* answered = std::get_if<ComplaintAnswered>(&body)) {
    out.field("kind", "complaint_answered").field("text", answered->text);
    staff = answered->staff;
  }
  if (reader == ExportFor::shop && staff) out.id("staff", staff.value);
}

}  // namespace dangol
