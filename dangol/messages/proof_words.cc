#include "messages/proof_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

struct ProofLanguage {
  // In the order of Measure; of a positive difference, and of a negative one.
  std::array<std::string_view, 6> more;
  std::array<std::string_view, 6> less;
  std::string_view broken;
  std::string_view not_enough;
  std::string_view none_that_matters;
  std::string_view more_weeks;
  std::string_view cannot_tell;
  std::string_view points, times, days;  // a difference in its unit: {n}
  std::string_view hold_out, no_hold_out;
};

constexpr ProofLanguage korean_proof{
    .more = {"추천을 받은 분들이 {n} 더 많이 다시 오셨어요", "추천을 받은 분들이 {n} 더 많이 다시 사셨어요",
             "추천을 받은 분들이 한 분당 {n} 더 오셨어요", "추천을 받은 분들이 한 분당 {n} 더 쓰셨어요",
             "추천을 받은 분들이 {n} 더 늦게 다시 오셨어요", "추천을 받은 분들이 {n} 더 만족하셨어요"},
    .less = {"추천을 받은 분들이 {n} 더 적게 다시 오셨어요", "추천을 받은 분들이 {n} 더 적게 다시 사셨어요",
             "추천을 받은 분들이 한 분당 {n} 덜 오셨어요", "추천을 받은 분들이 한 분당 {n} 덜 쓰셨어요",
             "추천을 받은 분들이 {n} 더 빨리 다시 오셨어요", "추천을 받은 분들이 {n} 덜 만족하셨어요"},
    .broken = "두 무리의 크기가 약속과 달라 비교할 수 없어요",
    .not_enough = "아직 손님이 모자라요",
    .none_that_matters = "차이가 없어요",
    .more_weeks = "아직 알 수 없어요: 약 {weeks}주 더",
    .cannot_tell = "아직 알 수 없어요. 이대로면 끝내 모를 수도 있어요",
    .points = "{n} %p",
    .times = "{n}번",
    .days = "{n}일",
    .hold_out = "견주어 보려고 {percent} %의 손님께는 추천하지 않아요",
    .no_hold_out = "모든 손님께 추천하고 있어서 추천의 효과를 알 수 없어요",
};

constexpr ProofLanguage english_proof{
    .more = {"{n} more of those with suggestions came again", "{n} more of those with suggestions bought it again",
             "Those with suggestions came {n} more", "Those with suggestions spent {n} more each",
             "Those with suggestions came again {n} later", "Those with suggestions were {n} more satisfied"},
    .less = {"{n} fewer of those with suggestions came again", "{n} fewer of those with suggestions bought it again",
             "Those with suggestions came {n} less", "Those with suggestions spent {n} less each",
             "Those with suggestions came again {n} sooner", "Those with suggestions were {n} less satisfied"},
    .broken = "The two groups are not as large as promised: they cannot be compared",
    .not_enough = "Not enough guests yet",
    .none_that_matters = "No difference",
    .more_weeks = "Cannot tell yet: about {weeks} more week{weeks:|s}",
    .cannot_tell = "Cannot tell yet, and at this size may never",
    .points = "{n} points",
    .times = "{n} times",
    .days = "{n} days",
    .hold_out = "{percent} % of guests get no suggestion, for comparison",
    .no_hold_out = "Every guest gets suggestions: what they are worth cannot be seen",
};

const ProofLanguage& proof_words_in(Language language) {
  return language == Language::korean ? korean_proof : english_proof;
}

std::string amount_of(Measure measure, double difference, const Currency& currency, Language language) {
  const ProofLanguage& words = proof_words_in(language);
  const double size = std::abs(difference);
  switch (measure) {
    case Measure::revisit:
    case Measure::repurchase: return sentence(words.points, {{"n", fmt::format("{:.1f}", 100 * size)}});
    case Measure::visits: return sentence(words.times, {{"n", fmt::format("{:.1f}", size)}});
    case Measure::spend: return spoken_money(size, currency, language);
    case Measure::cycle_length: return sentence(words.days, {{"n", fmt::format("{:.1f}", size)}});
    case Measure::satisfaction: break;
  }
  return fmt::format("{:.1f}", size);
}

}  // namespace

std::string proof_words(const MeasuredProof& measured, const Currency& currency, Language language) {
  const ProofLanguage& words = proof_words_in(language);
  const Comparison& found = measured.found;
  switch (found.verdict) {
    case Verdict::sample_ratio_broken: return std::string(words.broken);
    case Verdict::not_enough_yet: return std::string(words.not_enough);
    case Verdict::no_difference_that_matters: return std::string(words.none_that_matters);
    case Verdict::cannot_tell_yet: {
      if (!found.more_weeks) return std::string(words.cannot_tell);
      return sentence(words.more_weeks, {{"weeks", fmt::format("{:.0f}", std::ceil(*found.more_weeks))}});
    }
    case Verdict::better:
    case Verdict::worse: break;
  }
  const auto& table = found.difference > 0 ? words.more : words.less;
  return sentence(table[static_cast<std::size_t>(measured.measure)],
                  {{"n", amount_of(measured.measure, found.difference, currency, language)}});
}

std::string hold_out_words(const HoldOutSet& set, Language language) {
  const ProofLanguage& words = proof_words_in(language);
  if (set.share_thousandths == 0) return std::string(words.no_hold_out);
  return sentence(words.hold_out, {{"percent", fmt::format("{:g}", set.share_thousandths / 10.0)}});
}

}  // namespace dangol
