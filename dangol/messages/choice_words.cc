#include "messages/choice_words.h"

#include <fmt/format.h>

#include <array>

#include "messages/sentence.h"

namespace dangol {
namespace {

struct ChoiceLanguage {
  std::string_view explores, never_explores;
  std::string_view shown, none_shown, tried_out;
  // In the order of ChoosingWay.
  std::array<std::string_view, 2> would;
  std::array<std::string_view, 2> cannot_tell;
};

constexpr ChoiceLanguage korean_choices{
    .explores = "어울리는 것 가운데 무엇이 더 나은지 알아보려고, {percent} %는 고르게 돌아가며 권해요",
    .never_explores = "늘 가장 어울릴 것만 권하고 있어서, 다른 것이 더 나을지 알 수 없어요",
    .shown = "{shown}번 권해 드렸고 {taken}번 그날 드셨어요: {share} ({low}–{high})",
    .none_shown = "아직 권해 드린 적이 없어요",
    .tried_out = "그중 {count}번은 첫째가 아닌 것을 권해 보았어요",
    .would = {"늘 가장 어울릴 것만 권했다면 {share} ({low}–{high})",
              "어울리는 것을 고르게 권했다면 {share} ({low}–{high})"},
    .cannot_tell = {"늘 가장 어울릴 것만 권했다면 어땠을지는 아직 알 수 없어요",
                    "어울리는 것을 고르게 권했다면 어땠을지는 아직 알 수 없어요"},
};

constexpr ChoiceLanguage english_choices{
    .explores = "To find out what is better, {percent} % of suggestions are spread evenly over what suits a guest",
    .never_explores =
        "Always what should suit best is suggested: whether something else would be better cannot be seen",
    .shown = "Suggested {shown} time{shown:|s}, taken that day {taken} time{taken:|s}: {share} ({low}–{high})",
    .none_shown = "Nothing has been suggested yet",
    .tried_out = "{count} of these {count:was|were} not the first choice",
    .would = {"Had it always been what should suit best: {share} ({low}–{high})",
              "Had it been any that suits, evenly: {share} ({low}–{high})"},
    .cannot_tell = {"How it would be with always what should suit best cannot be told yet",
                    "How it would be with any that suits, evenly, cannot be told yet"},
};

const ChoiceLanguage& choice_words_in(Language language) {
  return language == Language::korean ? korean_choices : english_choices;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

}  // namespace

std::string exploration_words(const ExplorationSet& set, Language language) {
  const ChoiceLanguage& words = choice_words_in(language);
  if (set.share_thousandths == 0) return std::string(words.never_explores);
  return sentence(words.explores, {{"percent", fmt::format("{:g}", set.share_thousandths / 10.0)}});
}

std::string shown_words(const SuggestionChoices& choices, Language language) {
  const ChoiceLanguage& words = choice_words_in(language);
  if (choices.shown == 0) return std::string(words.none_shown);
  std::string text = sentence(words.shown, {{"shown", std::to_string(choices.shown)},
                                            {"taken", std::to_string(choices.taken)},
                                            {"share", percent(choices.taken_share().value_or(0))},
                                            {"low", percent(choices.interval.low)},
                                            {"high", percent(choices.interval.high)}});
  if (choices.tried_out == 0) return text;
  return text + ". " + sentence(words.tried_out, {{"count", std::to_string(choices.tried_out)}});
}

std::string way_words(const WayOfChoosing& way, Language language) {
  const ChoiceLanguage& words = choice_words_in(language);
  const auto at = static_cast<std::size_t>(way.way);
  if (!way.estimate) return std::string(words.cannot_tell[at]);
  return sentence(words.would[at], {{"share", percent(way.estimate->value)},
                                    {"low", percent(way.estimate->interval.low)},
                                    {"high", percent(way.estimate->interval.high)}});
}

}  // namespace dangol
