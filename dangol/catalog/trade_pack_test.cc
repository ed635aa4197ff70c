#include "catalog/trade_pack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/money.h"
#include "base/property_test.h"
#include "base/time.h"
#include "catalog/built_in_packs.h"
#include "catalog/catalog.h"

namespace dangol {
namespace {

// Each line counts: the tests below name the line of a mistake.
const std::string small_pack =
    "name = \"kiosk\"\n"                                                                // 1
    "currency = \"KRW\"\n"                                                              // 2
    "zone = \"Asia/Seoul\"\n"                                                           // 3
    "language = \"ko\"\n"                                                               // 4
    "[[store]]\n"                                                                       // 5
    "code = \"main\"\n"                                                                 // 6
    "name = \"본점\"\n"                                                                 // 7
    "[[option]]\n"                                                                      // 8
    "group = \"얼음\"\n"                                                                // 9
    "choices = [ { code = \"less\", name = \"적게\" },\n"                               // 10
    "            { code = \"more\", name = \"많이\", price = 100 } ]\n"                 // 11
    "[[category]]\n"                                                                    // 12
    "name = \"커피\"\n"                                                                 // 13
    "options = [\"얼음\"]\n"                                                            // 14
    "items = [ { code = \"americano\", name = \"아메리카노\", price = 4500 },\n"        // 15
    "          { code = \"bean\", name = \"원두\", price = 18000, options = [] } ]\n";  // 16

Catalog folded_catalog(const TradePack& pack) {
  Catalog catalog;
  for (const EventBody& body : pack.definitions) catalog.apply(body);
  return catalog;
}

// `small_pack` with `was` replaced must be refused, naming `line`.
void refuse(std::string_view was, std::string_view becomes, int line) {
  std::string text = small_pack;
  const auto at = text.find(was);
  REQUIRE(at != std::string::npos);
  text.replace(at, was.size(), becomes);
  CAPTURE(becomes);
  const auto pack = parse_trade_pack(text);
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == ErrorCode::invalid_input);
  CHECK_MESSAGE(pack.error().message.find("line " + std::to_string(line) + ":") != std::string::npos,
                pack.error().message);
}

}  // namespace

TEST_CASE("a pack becomes the definitions of a shop") {
  const auto pack = parse_trade_pack(small_pack);
  REQUIRE(pack);
  CHECK(pack->name == "kiosk");
  CHECK(pack->currency == "KRW");
  CHECK(pack->zone == "Asia/Seoul");
  CHECK(pack->language == "ko");
  const Catalog catalog = folded_catalog(*pack);
  CHECK(catalog.store_coded("main") == StoreId{1});
  CHECK((*catalog.modifier({2}) == ModifierDefined{{2}, "more", "많이", "얼음", 100}));
  CHECK((*catalog.item({1}) == ItemDefined{{1}, "americano", "아메리카노", "커피", 4500, {"얼음"}}));
  CHECK(catalog.item({2})->option_groups.empty());  // its own list replaces the category's
}

TEST_CASE("each mistake names its line") {
  refuse("name = \"kiosk\"\n", "\n", 1);  // a missing key belongs to its table
  refuse("currency = \"KRW\"", "currency = 410", 2);
  refuse("zone = \"Asia/Seoul\"", "zone = \"\"", 3);
  refuse("language = \"ko\"", "language = [\"ko\"]", 4);
  refuse("code = \"main\"\n", "\n", 5);
  refuse("group = \"얼음\"\n", "\n", 8);
  refuse("name = \"적게\"", "title = \"적게\"", 10);
  refuse("code = \"more\"", "code = \"less\"", 11);
  refuse("price = 100", "price = \"100\"", 11);
  refuse("price = 100", "price = 1.5", 11);
  refuse("price = 100", "price = -1", 11);
  refuse("price = 100", "price = 1000000000001", 11);
  refuse("name = \"커피\"\n", "\n", 12);
  refuse("options = [\"얼음\"]", "options = [\"샷\"]", 14);
  refuse("options = [\"얼음\"]", "options = \"얼음\"", 14);
  refuse("code = \"americano\"", "code = \"main\"", 15);
  refuse("items = [", "items = [ 5,", 15);
  refuse("options = [] }", "options = [3] }", 16);
  refuse("options = [] }", "options = [] ", 16);  // not TOML any more
}

TEST_CASE("a list that is no list is refused") {
  const auto pack = parse_trade_pack("name='a'\ncurrency='KRW'\nzone='Asia/Seoul'\nlanguage='ko'\nstore = 7\n");
  REQUIRE_FALSE(pack);
  CHECK(pack.error().message.find("line 5:") != std::string::npos);
}

TEST_CASE("two option groups of one name are refused") {
  refuse("[[category]]", "[[option]]\ngroup = \"얼음\"\n[[category]]", 12);
}

TEST_CASE("nothing, and what is not TOML, is refused") {
  CHECK_FALSE(parse_trade_pack(""));
  CHECK_FALSE(parse_trade_pack("<html>"));
  CHECK_FALSE(parse_trade_pack(std::string(1, '\0')));
  CHECK_FALSE(parse_trade_pack("name = \"\xff\""));
  CHECK_FALSE(parse_trade_pack("a = " + std::string(100'000, '[')));
}

TEST_CASE("the built-in packs parse, and what they name exists") {
  const auto names = built_in_pack_names();
  CHECK(std::ranges::find(names, "cafe") != names.end());
  CHECK_FALSE(built_in_pack("no-such-trade"));
  for (const std::string& name : names) {
    CAPTURE(name);
    const auto pack = parse_trade_pack(*built_in_pack(name));
    REQUIRE_MESSAGE(pack, pack.error().message);
    CHECK(pack->name == name);
    CHECK(Zone::named(pack->zone));
    CHECK(currency_named(pack->currency));
    const Catalog catalog = folded_catalog(*pack);
    CHECK_FALSE(catalog.stores().empty());
    CHECK_FALSE(catalog.items().empty());
    std::set<std::string> groups;
    for (const ModifierDefined& modifier : catalog.modifiers()) groups.insert(modifier.group);
    for (const ItemDefined& item : catalog.items()) {
      CHECK(catalog.item_coded(item.code) == item.item);
      for (const std::string& group : item.option_groups) CHECK(groups.contains(group));
    }
  }
}

TEST_CASE("a damaged pack is refused or read, never followed") {
  for_each_round(500, [](TestDice& dice) {
    std::string text = small_pack;
    for (std::size_t changes = 1 + roll(dice, 4); changes > 0; --changes) {
      text[roll(dice, text.size())] = static_cast<char>(dice());
    }
    if (roll(dice, 3) == 0) text.resize(roll(dice, text.size()));
    const auto pack = parse_trade_pack(text);
    if (!pack) CHECK(pack.error().code == ErrorCode::invalid_input);
  });
}

TEST_CASE("a pack's texts that ask for consent: each purpose once, all four statements in each language") {
  const std::string consent =
      "[[consent]]\npurpose = \"marketing\"\nversion = \"a\"\n[consent.ko]\npurpose = \"왜\"\nitems = \"무엇\"\n"
      "retention = \"언제까지\"\nrefusal = \"거절\"\n";
  const auto pack = parse_trade_pack(small_pack + consent);
  REQUIRE(pack);
  REQUIRE(pack->consent_texts.size() == 1);
  CHECK(pack->consent_texts.front() ==
        ConsentTextPublished{Purpose::marketing, "a", "ko", "왜", "무엇", "언제까지", "거절", false});
  CHECK_FALSE(parse_trade_pack(small_pack + consent + consent));
  for (const char* needed : {"purpose = \"marketing\"\n", "version = \"a\"\n", "purpose = \"왜\"\n",
                             "items = \"무엇\"\n", "retention = \"언제까지\"\n", "refusal = \"거절\"\n"}) {
    std::string lacking = consent;
    lacking.erase(lacking.find(needed), std::string_view(needed).size());
    CAPTURE(needed);
    CHECK_FALSE(parse_trade_pack(small_pack + lacking));
  }
}

TEST_CASE("the built-in packs ask for every purpose in Korean and in English, by one version") {
  for (const std::string& name : built_in_pack_names()) {
    const auto pack = parse_trade_pack(*built_in_pack(name));
    REQUIRE(pack);
    CHECK(pack->consent_texts.size() == 8);
    for (const ConsentTextPublished& text : pack->consent_texts) {
      CHECK(text.version == pack->consent_texts.front().version);
      CHECK_FALSE(text.needs_new_consent);
    }
  }
}

}  // namespace dangol
