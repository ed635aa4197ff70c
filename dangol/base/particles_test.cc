#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/korean.h"
#include "base/particle_pairs_test.h"
#include "base/property_test.h"

using namespace dangol;

namespace {

std::string utf8(unsigned c) {
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

}  // namespace

TEST_CASE("every published pair of word and particle") {
  for (const PublishedPair& each : published_pairs()) {
    CAPTURE(each.attached);
    if (!each.word.empty() || each.attached.empty())  // no word stays none
      CHECK(with_particle(each.word, each.particles) == each.attached);
    if (!each.attached.empty()) CHECK(each.word + particle_for(each.word, each.particles) == each.attached);
  }
}

TEST_CASE("every Hangul syllable, in any word, with either way of writing the pair") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (unsigned c = 0xAC00; c <= 0xD7A3; ++c) {
    const unsigned final = (c - 0xAC00) % 28;
    const std::string word = utf8(0xAC00 + static_cast<unsigned>(random() % 11172)) + utf8(c);
    CAPTURE(word);
    CHECK(particle_for(word, "은/는") == (final == 0 ? "는" : "은"));
    CHECK(particle_for(word, "를/을") == (final == 0 ? "를" : "을"));
    CHECK(particle_for(word, "와/과") == (final == 0 ? "와" : "과"));
    CHECK(particle_for(word, "으로/로") == (final == 0 || final == 8 ? "로" : "으로"));
    CHECK(particle_for(word, "로부터/으로부터") == (final == 0 || final == 8 ? "로부터" : "으로부터"));
    CHECK(with_particle(word, "이에요/예요") == word + (final == 0 ? "예요" : "이에요"));
    CHECK(particle_for(word, "이었어요/였어요") == (final == 0 ? "였어요" : "이었어요"));
  }
}

TEST_CASE("words that are not Hangul are read aloud first") {
  struct Expected {
    const char* word;
    const char* subject;    // 이/가
    const char* direction;  // 으로/로
  };
  for (const Expected& one : std::initializer_list<Expected>{{"0", "이", "으로"},         {"1", "이", "로"},
                                                             {"2", "가", "로"},           {"3", "이", "으로"},
                                                             {"4", "가", "로"},           {"5", "가", "로"},
                                                             {"6", "이", "으로"},         {"7", "이", "로"},
                                                             {"8", "이", "로"},           {"9", "가", "로"},
                                                             {"10", "이", "으로"},        {"100", "이", "으로"},
                                                             {"4,000", "이", "으로"},     {"20000", "이", "으로"},
                                                             {"300000000", "이", "으로"}, {"1000000000000", "가", "로"},
                                                             {"101", "이", "로"},         {"010", "이", "으로"},
                                                             {"L", "이", "로"},           {"M", "이", "으로"},
                                                             {"N", "이", "으로"},         {"R", "이", "로"},
                                                             {"S", "가", "로"},           {"XL", "이", "로"},
                                                             {"KTX", "가", "로"},         {"PM", "이", "으로"},
                                                             {"LATTE", "가", "로"},       {"latte", "가", "로"},
                                                             {"Vanilla", "가", "로"},     {"Caramel", "이", "로"},
                                                             {"apple", "이", "로"},       {"wine", "이", "으로"},
                                                             {"Cream", "이", "으로"},     {"Bun", "이", "으로"},
                                                             {"pudding", "이", "으로"},   {"juice", "가", "로"},
                                                             {"cup", "이", "으로"},       {"soup", "가", "로"},
                                                             {"hot", "이", "으로"},       {"mint", "가", "로"},
                                                             {"black", "이", "으로"},     {"milk", "가", "로"},
                                                             {"classic", "이", "으로"},   {"cookie", "가", "로"},
                                                             {"butter", "가", "로"},      {"book", "이", "으로"},
                                                             {"iced", "가", "로"},        {"500ml", "가", "로"},
                                                             {"200g", "이", "으로"},      {"50%", "가", "로"},
                                                             {"1+1", "이", "로"},         {"라떼(ICE)", "가", "로"},
                                                             {"\"칫솔\"", "이", "로"},    {"「크림빵」", "이", "으로"},
                                                             {"크림빵🍞", "이", "으로"},   {"라떼 ♥ ", "가", "로"},
                                                             {"김밥!!", "이", "으로"},    {"ㅋㅋ", "이", "으로"},
                                                             {"ㄹ", "이", "로"},          {"ㅠㅠ", "가", "로"}}) {
    CAPTURE(one.word);
    CHECK(particle_for(one.word, "이/가") == one.subject);
    CHECK(particle_for(one.word, "으로/로") == one.direction);
  }
}

TEST_CASE("decomposed Hangul is read like composed") {
  CHECK(particle_for("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "이/가") == "이");    // 각
  CHECK(particle_for("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xAF", "으로/로") == "로");  // 갈
  CHECK(particle_for("\xE1\x84\x80\xE1\x85\xA1", "이/가") == "가");
}

TEST_CASE("a word that cannot be read gets both forms") {
  CHECK(with_particle("珈琲", "을/를") == "珈琲을(를)");
  CHECK(with_particle("コーヒー", "으로/로") == "コーヒー(으)로");
  CHECK(with_particle("珈琲", "나/이나") == "珈琲(이)나");
  CHECK(with_particle("★", "은/는") == "★은(는)");
  CHECK(with_particle("\xff\xfe", "은/는") == "\xff\xfe은(는)");
}

TEST_CASE("odd pairs and random bytes do no harm") {
  CHECK(with_particle("라떼", "도") == "라떼도");
  CHECK(with_particle("라떼", "") == "라떼");
  CHECK(with_particle("라떼", "/") == "라떼");
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string word(random() % 6, ' ');
    std::string pair(random() % 7, '/');
    for (char& c : word) c = static_cast<char>(random());
    for (char& c : pair) c = random() % 3 == 0 ? '/' : static_cast<char>(random());
    CHECK(with_particle(word, pair).substr(0, word.size()) == word);
    particle_for(word, "이/가");
  }
}
