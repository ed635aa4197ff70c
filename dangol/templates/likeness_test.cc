#include "templates/likeness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "base/property_test.h"
#include "templates/parse_template.h"

using namespace dangol;

namespace {

// The definition, pair by pair; ASCII without white space.
double naive_likeness(const std::vector<std::string>& messages) {
  std::vector<std::set<std::string>> shingles;
  for (const std::string& text : messages) {
    std::set<std::string> own;
    if (text.size() < 3) own.insert(text);
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) own.insert(text.substr(at, 3));
    shingles.push_back(own);
  }
  double sum = 0;
  for (std::size_t i = 0; i < shingles.size(); ++i) {
    for (std::size_t j = 0; j < shingles.size(); ++j) {
      if (i == j) continue;
      const auto shared =
          std::ranges::count_if(shingles[i], [&](const auto& one) { return shingles[j].contains(one); });
      sum += static_cast<double>(shared) / static_cast<double>(shingles[i].size());
    }
  }
  return sum / static_cast<double>(shingles.size() * (shingles.size() - 1));
}

std::string letters(TestDice& dice, std::size_t count, int kinds) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('a' + roll(dice, static_cast<std::size_t>(kinds)));
  return text;
}

std::string own_character(std::size_t i) {  // a different Hangul syllable for each i
  const auto c = static_cast<unsigned>(0xAC00 + i);
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

std::string own_text(std::size_t i, std::size_t count) {
  std::string text;
  for (std::size_t k = 0; k < count; ++k) text += own_character(i);
  return text;
}

}  // namespace

TEST_CASE("the figure is what the definition says, pair by pair") {
  for_each_round(300, [](TestDice& dice) {
    std::vector<std::string> messages(2 + roll(dice, 8));
    for (std::string& message : messages) message = letters(dice, roll(dice, 30), 3);
    const double figure = likeness(messages);
    CHECK(figure == doctest::Approx(naive_likeness(messages)));
    CHECK(figure >= 0);
    CHECK(figure <= 1);
    std::ranges::shuffle(messages, dice);
    CHECK(likeness(messages) == doctest::Approx(figure));
  });
}

TEST_CASE("the same text is 1, texts with nothing in common are 0, one text alone is not alike") {
  CHECK(likeness(std::vector<std::string>(50, "김민지 님, 오늘도 아메리카노 준비할까요?")) == 1);
  CHECK(likeness(std::vector<std::string>(3, "")) == 1);
  CHECK(likeness(std::vector<std::string>(10'000, "빵")) == 1);
  std::vector<std::string> apart;
  for (std::size_t i = 0; i < 5'000; ++i) apart.push_back(own_text(i, 10));
  CHECK(likeness(apart) == 0);
  CHECK(likeness({}) == 0);
  CHECK(likeness(std::vector<std::string>{"빵"}) == 0);
}

TEST_CASE("white space does not make a message personal") {
  CHECK(likeness(std::vector<std::string>{"새 빵이 왔어요", "새  빵이\n왔어요"}) == 1);
}

TEST_CASE("the more they share, the higher; the more of them are the same, the higher") {
  double before = -1;
  for (std::size_t shared = 0; shared <= 60; shared += 10) {
    std::vector<std::string> messages(40);
    for (std::size_t i = 0; i < messages.size(); ++i) {
      for (std::size_t k = 0; k < 60; ++k) messages[i] += own_character(k < shared ? 10'000 + k : 100 * i + k);
    }
    CHECK(likeness(messages) > before);
    before = likeness(messages);
  }
  before = -1;
  for (std::size_t same = 1; same <= 40; ++same) {
    std::vector<std::string> messages(same, "새 빵이 나왔어요");
    for (std::size_t i = same; i < 40; ++i) messages.push_back(own_text(i, 9));
    CHECK(likeness(messages) > before);
    before = likeness(messages);
  }
}

TEST_CASE("of a large send a part is looked at, and the figure hardly moves") {
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, likeness_sample_size, likeness_sample_size + 1, std::size_t{1'000'000}}) {
    const auto sample = likeness_sample(count);
    CHECK(sample.size() == std::min(count, likeness_sample_size));
    CHECK(std::ranges::adjacent_find(sample, std::ranges::greater_equal{}) == sample.end());
    CHECK((sample.empty() || sample.back() < count));
  }
  std::vector<std::string> messages;  // every second one the same: a regular step would see all or none of them
  for (std::size_t i = 0; i < 16 * likeness_sample_size; ++i)
    messages.push_back(i % 2 == 0 ? "새 빵이 나왔어요" : own_text(i % 10'000, 9));
  CHECK(std::abs(likeness(messages) - 0.25) < 0.04);
}

TEST_CASE("what is known and not said") {
  const auto message = parse_template("{called|손님}, {item:이/가} 나왔어요", Language::korean);
  REQUIRE(message);
  std::vector<PlaceholderSet> known(3);
  for (const Placeholder what : {Placeholder::name, Placeholder::called, Placeholder::item, Placeholder::link}) {
    for (PlaceholderSet& hers : known) hers.set(index_of(what));
  }
  CHECK(more_personal(*message, known).empty());  // the name is said already, a link tells nobody apart
  known[0].set(index_of(Placeholder::options)).set(index_of(Placeholder::count));
  known[1].set(index_of(Placeholder::count));
  CHECK(more_personal(*message, known) ==
        std::vector<PersonalTouch>{{Placeholder::count, 2}, {Placeholder::options, 1}});
}
