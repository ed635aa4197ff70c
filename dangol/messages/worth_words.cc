#include "messages/worth_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

struct WorthLanguage {
  std::string_view equity;
  std::string_view not_enough;
  std::string_view guest;
  std::string_view slipping;
  std::string_view new_customers, bought, quiet, spend, left, relearned;
};

constexpr WorthLanguage korean_worth{
    .equity = "앞으로 1년 동안 손님 {customers}분에게서 {total}쯤 (열에 여덟은 {low}에서 {high} 사이)",
    .not_enough = "아직 모자라요: 다시 오신 분이 열 분은 되어야 말할 수 있어요",
    .guest = "1년에 {visits}번쯤, 한 번에 {spend}쯤",
    .slipping = "아직 오실 가능성 {alive} %",
    .new_customers = "새로 오신 분들",
    .bought = "그 사이 다녀가신 분들",
    .quiet = "뜸해지신 분들",
    .spend = "한 번에 쓰시는 금액",
    .left = "지워진 분들",
    .relearned = "새로 배운 것",
};

constexpr WorthLanguage english_worth{
    .equity =
        "About {total} from {customers} guest{customers:|s} in the coming year (eight times in ten between {low} "
        "and {high})",
    .not_enough = "Not enough yet: ten guests have to have come again before anything can be said",
    .guest = "About {visits} visits a year, {spend} each",
    .slipping = "Chance that she still comes: {alive} %",
    .new_customers = "New guests",
    .bought = "Guests who came",
    .quiet = "Guests gone quiet",
    .spend = "Spend a visit",
    .left = "Guests erased",
    .relearned = "What was learned since",
};

const WorthLanguage& worth_words_in(Language language) {
  return language == Language::korean ? korean_worth : english_worth;
}

}  // namespace

std::string worth_words(const ShopWorth& shop, const Currency& currency, Language language) {
  const WorthLanguage& words = worth_words_in(language);
  if (!shop.equity.enough) return std::string(words.not_enough);
  const ValueInterval& total = shop.equity.total;
  return sentence(words.equity, {{"customers", std::to_string(shop.equity.customers)},
                                 {"total", spoken_money(total.expected, currency, language)},
                                 {"low", spoken_money(total.low, currency, language)},
                                 {"high", spoken_money(total.high, currency, language)}});
}

std::string guest_worth_words(const CustomerValue& value, const Currency& currency, Language language) {
  return sentence(worth_words_in(language).guest, {{"visits", fmt::format("{:.0f}", value.purchases.expected)},
                                                   {"spend", spoken_money(value.spend_each, currency, language)}});
}

std::string slipping_words(const CustomerValue& value, Language language) {
  return sentence(worth_words_in(language).slipping, {{"alive", fmt::format("{:.0f}", 100 * value.alive)}});
}

std::vector<MovedPart> moved_words(const EquityChange& moved, Language language) {
  const WorthLanguage& words = worth_words_in(language);
  const std::array all{MovedPart{"new_customers", moved.new_customers, std::string(words.new_customers)},
                       MovedPart{"purchases", moved.bought, std::string(words.bought)},
                       MovedPart{"went_quiet", moved.quiet, std::string(words.quiet)},
                       MovedPart{"spend", moved.spend, std::string(words.spend)},
                       MovedPart{"forgotten", moved.left, std::string(words.left)},
                       MovedPart{"relearned", moved.relearned, std::string(words.relearned)}};
  std::vector<MovedPart> parts;
  for (const MovedPart& each : all) {
    if (std::llround(each.minor) != 0) parts.push_back(each);
  }
  return parts;
}

}  // namespace dangol
