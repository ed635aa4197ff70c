#include "customers/find_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/korean.h"
#include "base/property_test.h"

namespace dangol {
namespace {

constexpr std::size_t no_limit = 1'000'000;

Profile named(std::string name, std::string phone = {}, std::string loyalty_number = {}) {
  Profile profile;
  profile.name = std::move(name);
  profile.phone = std::move(phone);
  profile.loyalty_number = std::move(loyalty_number);
  return profile;
}

std::set<CustomerId> found(const FindIndex& index, std::string_view text) {
  const auto all = index.find(text, no_limit);
  std::set<CustomerId> once(all.begin(), all.end());
  CHECK(once.size() == all.size());
  return once;
}

bool finds(const FindIndex& index, std::string_view text, std::uint64_t customer) {
  return found(index, text).contains(CustomerId{customer});
}

// ---- the oracle: each customer asked one by one, in the plainest words
// ------------------------------------------------

bool holds(const std::string& hay, const std::string& needle) { return hay.find(needle) != std::string::npos; }

std::string only_digits(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string no_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool is_meant(const Profile& profile, const std::string& typed) {
  const std::string text = normalized(typed);
  if (text.find_first_not_of("0123456789- ") == std::string::npos) {
    const std::string digits = only_digits(text);
    return digits.size() >= 3 &&
           (holds(only_digits(profile.phone), digits) || holds(only_digits(profile.loyalty_number), digits));
  }
  for (const std::string& name : {profile.name, profile.called}) {
    if (is_initial_consonants(text) && holds(no_spaces(initial_consonants(name)), no_spaces(text))) return true;
    if (!is_initial_consonants(text) && holds(folded(spelled_out(name)), folded(spelled_out(text)))) return true;
  }
  const bool letters_in_number = profile.loyalty_number.find_first_not_of("0123456789- ") != std::string::npos;
  return !is_initial_consonants(text) && letters_in_number &&
         holds(folded(profile.loyalty_number), folded(spelled_out(text)));
}

template <class T>
const T& any(TestDice& dice, const std::vector<T>& all) {
  return all[roll(dice, all.size())];
}

Profile random_profile(TestDice& dice) {
  static const std::vector<std::string> surnames{"김", "이", "남궁", "최", "Mc", "O'"};
  static const std::vector<std::string> names{"민지", "다윤", "철 수", "Donald", "값", "1호", "광", ""};
  std::string digits;
  for (int i = 0; i < 8; ++i) digits += static_cast<char>('0' + roll(dice, 3));
  Profile profile = named(any(dice, surnames) + any(dice, names), roll(dice, 2) == 0 ? "010" + digits : "",
                          roll(dice, 2) == 0 ? "ANON-" + digits.substr(0, 4) + "-" + digits.substr(4) : digits);
  if (roll(dice, 4) == 0) profile.called = any(dice, names);
  return profile;
}

}  // namespace

TEST_CASE("a guest is found by any part of the name, also half-typed") {
  FindIndex index;
  index.put({1}, named("김다윤"));
  index.put({2}, named("최민지"));
  index.put({3}, named("Anne O'Brien"));
  for (const char* typed :
       {"김다윤", "김다", "김당", "다윤", "윤", "김ㄷ", " 김다윤 ", "김\u200B다윤", "\u1100\u1175\u11B7\u1103\u1161"}) {
    CAPTURE(typed);
    CHECK(finds(index, typed, 1));
    CHECK_FALSE(finds(index, typed, 2));
  }
  for (const char* typed : {"초", "최믽", "민지", "믽"}) CHECK(finds(index, typed, 2));
  for (const char* typed : {"anne", "ANNE O", "o'brien", "brien"}) CHECK(finds(index, typed, 3));
  CHECK(found(index, "박").empty());
}

TEST_CASE("a guest is found by initial consonants, wherever they stand in the name") {
  FindIndex index;
  index.put({1}, named("김다윤"));
  index.put({2}, named("이 철수"));
  for (const char* typed : {"ㄱㄷㅇ", "ㄱㄷ", "ㄷㅇ", "ㄱ", "ㄱ ㄷ ㅇ"}) CHECK(finds(index, typed, 1));
  CHECK(finds(index, "ㅇㅊㅅ", 2));
  CHECK_FALSE(finds(index, "ㄱㅇ", 1));  // letters in a row, not any order
  CHECK_FALSE(finds(index, "ㄷㄴ", 1));  // the consonants inside a syllable are not initials
}

TEST_CASE("two initials that a keyboard joined are two initials") {
  FindIndex index;
  index.put({1}, named("김수진"));
  CHECK(finds(index, "ㄱㅅ", 1));
  CHECK(finds(index, "ㄳ", 1));
  CHECK(finds(index, "ㄳㅈ", 1));
}

TEST_CASE("what she wants to be called finds her as her name does") {
  FindIndex index;
  Profile profile = named("김하늘");
  profile.called = "콩이 엄마";
  index.put({1}, profile);
  for (const char* typed : {"김하늘", "콩이", "ㅋㅇㅇㅁ", "ㄱㅎㄴ"}) CHECK(finds(index, typed, 1));
}

TEST_CASE("three or more digits find a phone or loyalty number, written in any way") {
  FindIndex index;
  index.put({1}, named("김다윤", "01023456789", "8800-1234"));
  for (const char* typed : {"6789", "789", "010-2345-6789", "010 2345", "23456789", "0123", "1234"}) {
    CAPTURE(typed);
    CHECK(finds(index, typed, 1));
  }
  CHECK_FALSE(finds(index, "89", 1));        // two digits are anybody's
  CHECK_FALSE(finds(index, "67898800", 1));  // a number ends where it ends
  CHECK_FALSE(finds(index, "---", 1));
}

TEST_CASE("digits in a name are not taken for a phone, nor the other way round") {
  FindIndex index;
  index.put({1}, named("손님 123"));
  index.put({2}, named("김다윤", "01091239999"));
  CHECK(found(index, "123") == std::set<CustomerId>{{2}});
  CHECK(found(index, "손님 123") == std::set<CustomerId>{{1}});
}

TEST_CASE("a guest known by a card's token only is found by it") {
  FindIndex index;
  index.put({1}, named("", "", "ANON-0000-0000-0001"));
  index.put({2}, named("", "", "ANON-0000-0000-0002"));
  CHECK(found(index, "ANON-0000-0000-0001") == std::set<CustomerId>{{1}});
  CHECK(found(index, "anon-0000-0000-0002") == std::set<CustomerId>{{2}});
  CHECK(found(index, "0001") == std::set<CustomerId>{{1}});
  CHECK(found(index, "ANON").size() == 2);
}

TEST_CASE("nothing typed finds nobody") {
  FindIndex index;
  index.put({1}, named("김다윤"));
  for (const char* typed : {"", " ", "\u200B", "\u3164", "-"}) CHECK(found(index, typed).empty());
}

TEST_CASE("a profile that changes replaces the one before") {
  FindIndex index;
  index.put({1}, named("김다윤", "01011112222"));
  index.put({1}, named("박다윤", "01033334444"));
  CHECK_FALSE(finds(index, "김다윤", 1));
  CHECK_FALSE(finds(index, "2222", 1));
  CHECK(finds(index, "박다윤", 1));
}

TEST_CASE("who is removed is found no more, and removing a stranger changes nothing") {
  FindIndex index;
  index.put({1}, named("김다윤"));
  index.put({2}, named("김하늘"));
  index.remove({1});
  index.remove({9});
  CHECK(found(index, "김") == std::set<CustomerId>{{2}});
}

TEST_CASE("no more than the limit are found") {
  FindIndex index;
  for (std::uint64_t id = 1; id <= 10; ++id) index.put({id}, named("김다윤"));
  CHECK(index.find("김", 3).size() == 3);
  CHECK(index.find("김", 0).empty());
}

TEST_CASE("putting and removing at random agrees with asking everybody") {
  static const std::vector<std::string> questions{"김",  "김ㅁ",   "믽",   "ㄱㅁㅈ", "ㅁㅈ", "ㅊㅅ", "철수",
                                                  "mc",  "DONALD", "값",   "갑",     "1호",  "012",  "0120",
                                                  "2-2", "anon-0", "최광", "초",     "남궁", "o'",   "010"};
  for_each_round(20, [](TestDice& dice) {
    FindIndex index;
    std::map<CustomerId, Profile> everybody;
    for (int step = 0; step < 600; ++step) {  // enough to rebuild several times
      const CustomerId who{1 + roll(dice, 80)};
      if (roll(dice, 3) == 0) {
        index.remove(who);
        everybody.erase(who);
      } else {
        everybody[who] = random_profile(dice);
        index.put(who, everybody[who]);
      }
      if (step % 20 != 0) continue;
      for (const std::string& question : questions) {
        CAPTURE(question);
        std::set<CustomerId> expected;
        for (const auto& [id, profile] : everybody) {
          if (is_meant(profile, question)) expected.insert(id);
        }
        CHECK(found(index, question) == expected);
      }
    }
  });
}

TEST_CASE("hostile questions and names do no harm") {
  for_each_round(300, [](TestDice& dice) {
    FindIndex index;
    index.put({1}, named(random_bytes(dice, 30), random_bytes(dice, 10), random_bytes(dice, 10)));
    index.put({2}, named("김다윤"));
    (void)index.find(random_bytes(dice, 20), no_limit);
    CHECK(finds(index, "김다윤", 2));
    index.remove({1});
    CHECK(finds(index, "김다윤", 2));
  });
}

}  // namespace dangol
