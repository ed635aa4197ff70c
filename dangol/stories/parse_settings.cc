#include "stories/parse_settings.h"

#include "stories/step_text.h"

namespace dangol::story {
namespace {

template <class Step>
Result<StepBody> with_percent(std::string_view text, std::string_view example) {
  const auto percent = whole_number(take_word(text), 0, 50);
  if (!percent) return percent.error();
  if (text != "%") return expected(example, text);
  return StepBody{Step{*percent}};
}

}  // namespace

Result<StepBody> parse_retention(std::string_view text) {
  const auto months = whole_number(take_word(text), 0, 120);
  if (!months) return months.error();
  const auto comma = text.find(',');
  if (trimmed(text.substr(0, comma)) != "months") return expected("retention N months", text);
  KeepGuestsFor keep{*months};
  if (comma == std::string_view::npos) return StepBody{std::move(keep)};
  constexpr std::string_view at_distance = "at a distance ";
  const std::string_view rest = trimmed(text.substr(comma + 1));
  if (!rest.starts_with(at_distance)) return expected("retention N months, at a distance BRANCH", text);
  keep.distance_store = trimmed(rest.substr(at_distance.size()));
  return StepBody{std::move(keep)};
}

Result<StepBody> parse_reviews(std::string_view text) {
  const auto first = calendar_date(std::string(text) + "-01");
  if (!first) return expected("reviews MONTH, as 2024-06", text);
  return StepBody{LookThroughTrail{first->year() / first->month()}};
}

Result<StepBody> parse_hold_out(std::string_view text) {
  return with_percent<HoldOutSuggestions>(text, "hold-out PERCENT %");
}

Result<StepBody> parse_explores(std::string_view text) {
  return with_percent<ExploreSuggestions>(text, "explores PERCENT %");
}

Result<StepBody> parse_segment(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return expected("segment NAME: RULE", text);
  const std::string_view rule = trimmed(text.substr(colon + 1));
  return StepBody{DefineSegment{std::string(trimmed(text.substr(0, colon))), std::string(rule == "over" ? "" : rule)}};
}

// What is left out between the bars is left out of the text, for the shop to say so.
Result<StepBody> parse_publishes(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return expected("publishes PURPOSE VERSION: WORDS", text);
  const auto head = split(text.substr(0, colon), ",");
  const auto said = split(text.substr(colon + 1), "|");
  if (said.size() != 4) return expected("four statements with | between them", text.substr(colon + 1));
  std::string_view which = head[0];
  const auto asked = purpose(take_word(which));
  if (!asked) return asked.error();
  const auto statement = [&said](std::size_t i) { return std::string(said[i]); };
  ConsentTextPublished published{
      *asked, std::string(trimmed(which)), "ko", statement(0), statement(1), statement(2), statement(3), false};
  for (std::size_t i = 1; i < head.size(); ++i) {
    if (head[i] == "anew") {
      published.needs_new_consent = true;
    } else if (head[i] == "in en") {
      published.language = "en";
    } else {
      return expected("anew or in en", head[i]);
    }
  }
  return StepBody{PublishText{std::move(published)}};
}

}  // namespace dangol::story
