#include "messages/group_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

constexpr std::size_t most_traits = 4;
constexpr double least_difference = 0.5;  // standard deviations: a medium effect (Cohen 1988)
constexpr double large = 0.8;             // likewise
constexpr double least_camp_share = 0.1;

// One feature, above and below what the others do.
struct FeatureWords {
  std::string_view name_above, name_below;
  std::string_view above, below;  // {n}: hers; {category}
};
using FeatureTableWords = std::array<FeatureWords, 10>;  // in the order of Feature

constexpr FeatureTableWords korean_features{{
    {"자주 오시는 분들", "드물게 오시는 분들", "한 달에 {n}번 오세요", "한 달에 {n}번만 오세요"},
    {"뜸해지신 분들", "요즘 오시는 분들", "마지막 방문이 {n}일 전이에요", "마지막 방문이 {n}일 전이에요"},
    {"크게 쓰시는 분들", "가볍게 들르시는 분들", "한 번에 {n} 쓰세요", "한 번에 {n} 쓰세요"},
    {"불쑥 오시는 분들", "규칙적으로 오시는 분들", "오시는 날이 들쭉날쭉해요", "오시는 날이 규칙적이에요"},
    {"아침에 오시는 분들", "아침을 피하시는 분들", "아침에 오세요 ({n} %)", "아침에는 잘 안 오세요 ({n} %)"},
    {"점심에 오시는 분들", "점심을 피하시는 분들", "점심에 오세요 ({n} %)", "점심에는 잘 안 오세요 ({n} %)"},
    {"오후에 오시는 분들", "오후를 피하시는 분들", "오후에 오세요 ({n} %)", "오후에는 잘 안 오세요 ({n} %)"},
    {"저녁에 오시는 분들", "저녁을 피하시는 분들", "저녁에 오세요 ({n} %)", "저녁에는 잘 안 오세요 ({n} %)"},
    {"주말에 오시는 분들", "평일에 오시는 분들", "주말에 오세요 ({n} %)", "평일에 오세요 (주말 {n} %)"},
    {"{category:을/를} 찾으시는 분들", "{category:을/를} 안 찾으시는 분들", "{category:을/를} 찾으세요 ({n} %)",
     "{category:은/는} 잘 안 찾으세요 ({n} %)"},
}};
constexpr FeatureTableWords english_features{{
    {"Frequent guests", "Occasional guests", "{n} visits a month", "Only {n} visits a month"},
    {"Gone quiet", "Lately here", "Last visit {n} days ago", "Last visit {n} days ago"},
    {"Large spenders", "Small spenders", "{n} a visit", "{n} a visit"},
    {"At odd times", "Like clockwork", "Come at odd intervals", "Come at even intervals"},
    {"Morning guests", "Not in the morning", "In the morning ({n} %)", "Seldom in the morning ({n} %)"},
    {"Lunch guests", "Not at lunch", "At lunch ({n} %)", "Seldom at lunch ({n} %)"},
    {"Afternoon guests", "Not in the afternoon", "In the afternoon ({n} %)", "Seldom in the afternoon ({n} %)"},
    {"Evening guests", "Not in the evening", "In the evening ({n} %)", "Seldom in the evening ({n} %)"},
    {"Weekend guests", "Weekday guests", "At weekends ({n} %)", "On weekdays (weekends {n} %)"},
    {"For {category}", "Not for {category}", "{category} ({n} %)", "Little {category} ({n} %)"},
}};

const FeatureWords& words_of(const Contrast& contrast, Language language) {
  const FeatureTableWords& table = language == Language::korean ? korean_features : english_features;
  return table[static_cast<std::size_t>(contrast.feature)];
}

std::string figure_of(const Contrast& contrast, const Currency& currency, Language language) {
  switch (contrast.feature) {
    case Feature::frequency: return fmt::format("{:.1f}", contrast.inside);
    case Feature::recency: return fmt::format("{:.0f}", contrast.inside);
    case Feature::spend: return spoken_money(contrast.inside, currency, language);
    case Feature::unevenness: return {};
    default: return fmt::format("{:.0f}", 100 * contrast.inside);
  }
}

// What they do is a better name than what they leave, where it sets them apart enough.
const Contrast& named_for(const std::vector<Contrast>& contrasts) {
  const auto done = std::ranges::find_if(contrasts, [](const Contrast& each) { return each.difference > large; });
  return done == contrasts.end() ? contrasts.front() : *done;
}

}  // namespace

std::string groups_words(const ShopGroups& shop, Language language) {
  const bool korean = language == Language::korean;
  if (!shop.found.enough) {
    return korean ? "아직 모자라요: 세 번은 오신 손님이 마흔 분은 되어야 무리를 찾을 수 있어요"
                  : "Not enough yet: groups need forty guests with three visits each";
  }
  if (shop.groups.empty()) {
    return korean ? "뚜렷이 갈리는 무리가 없어요: 손님들은 고루 이어져 있어요"
                  : "There are no groups that stand apart: guests differ by degrees";
  }
  return sentence(
      korean ? "다시 나누어도 그대로인 무리 {n}개를 찾았어요" : "{n} groups that stay when looked for again",
      {{"n", std::to_string(shop.groups.size())}});
}

std::string group_name(const GuestGroup& group, const Categories& categories, Language language) {
  if (group.behaviour.contrasts.empty()) return language == Language::korean ? "보통 손님들" : "Everybody else";
  const Contrast& most = named_for(group.behaviour.contrasts);
  const FeatureWords& words = words_of(most, language);
  return sentence(most.difference > 0 ? words.name_above : words.name_below,
                  {{"category", categories.name(most.category)}});
}

std::vector<std::string> group_traits(const GuestGroup& group, const Categories& categories, const Currency& currency,
                                      Language language) {
  std::vector<std::string> traits;
  for (const Contrast& each : group.behaviour.contrasts) {
    if (traits.size() == most_traits || std::abs(each.difference) < least_difference) break;
    const FeatureWords& words = words_of(each, language);
    traits.push_back(
        sentence(each.difference > 0 ? words.above : words.below,
                 {{"n", figure_of(each, currency, language)}, {"category", categories.name(each.category)}}));
  }
  return traits;
}

std::string split_words(const Split& split, const Categories& categories, Language language) {
  return sentence(language == Language::korean ? "{category:을/를} 찾는 분들이 둘로 갈려요"
                                               : "Guests who take {category} fall into two camps",
                  {{"category", categories.name(split.category)}});
}

std::vector<std::string> camp_traits(const Split& split, bool first, const Catalog& catalog) {
  std::vector<std::string> traits;
  for (const CampItem& item : split.camps.items) {
    const double hers = first ? item.first : item.second;
    const double others = first ? item.second : item.first;
    if (hers <= others || hers < least_camp_share || traits.size() == most_traits) continue;
    traits.push_back(fmt::format("{} {:.0f} %", catalog.name_of({item.item}), 100 * hers));
  }
  return traits;
}

}  // namespace dangol
