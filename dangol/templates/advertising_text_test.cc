#include "templates/advertising_text.h"

#include <doctest/doctest.h>

#include <string>

#include "base/property_test.h"
#include "templates/shorten.h"

using namespace dangol;

namespace {

const AdvertisingParts shop_parts{"단골카페", "02-123-4567", "080-123-4567"};

// The last kinds of piece cannot be sent by SMS.
std::string random_text(TestDice& dice, std::size_t pieces, std::size_t kinds) {
  static constexpr const char* parts[]{"빵",          "a",           " ", "\n",     "뷁", "https://example.kr/8Kq2 ",
                                       "안녕하세요 ", "👩‍🍳", "é", "e\u0301"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += parts[roll(dice, kinds)];
  return text;
}

}  // namespace

TEST_CASE("shortening keeps whole characters and says that it did") {
  CHECK(shortened("가나다", 6) == "가나다");
  CHECK(shortened("가나다", 5) == "가…");
  CHECK(shortened("가나다라", 7) == "가나…");
  CHECK(shortened("가 나다", 5) == "가…");
  CHECK(shortened("가나", 3).empty());
  CHECK(shortened("가나", 0).empty());
  CHECK(shortened("ae\u0301bcd", 6) == "ae\u0301…");  // e with its accent: one character
  CHECK(shortened("ae\u0301bcd", 5) == "a…");
}

TEST_CASE("a link is kept whole or not at all") {
  CHECK(shortened("빵 https://example.kr/8Kq2", 20) == "빵…");
  const std::string with_link = "빵 나왔어요 https://example.kr/8Kq2 보세요";
  for (std::size_t most = 1; most <= sms_size(with_link).bytes; ++most) {
    CAPTURE(most);
    const std::string text = shortened(with_link, most);
    const bool whole = text.find("https://example.kr/8Kq2") != std::string::npos;
    CHECK((whole || text.find('h') == std::string::npos));
  }
  CHECK(shortened("빵 https://a.kr 더 많은 이야기", 19) == "빵 https://a.kr…");
  CHECK(shortened("https://example.kr/8Kq2", 20).empty());
}

TEST_CASE("an advertisement that fits is sent whole") {
  const auto text = advertising_text(shop_parts, "새 크림빵이 나왔어요.");
  REQUIRE(text);
  CHECK(text->whole == "(광고)단골카페 02-123-4567\n새 크림빵이 나왔어요.\n무료수신거부 080-123-4567");
  CHECK(text->sms == text->whole);
  CHECK(text->lms == text->whole);
  CHECK(text->size.kind == SmsKind::sms);
}

TEST_CASE("a longer one is an LMS, or an SMS whose body alone is cut") {
  const auto text = advertising_text(
      shop_parts, "민지 님이 좋아하시는 크림빵이 방금 나왔어요. 오늘 오후에 들르시면 하나 더 드릴게요.");
  REQUIRE(text);
  CHECK(text->size.kind == SmsKind::lms);
  CHECK(text->lms == text->whole);
  CHECK(text->sms == "(광고)단골카페 02-123-4567\n민지 님이 좋아하시는 크림빵이 방금…\n무료수신거부 080-123-4567");
  CHECK(sms_size(*text->sms).bytes <= sms_bytes);
}

TEST_CASE("no SMS where the mandatory parts leave no room") {
  AdvertisingParts parts = shop_parts;
  parts.sender = "아주아주긴이름의단골카페역삼동본점이층별관과후문";
  const auto text = advertising_text(parts, "빵이 나왔어요. 들르세요.");
  REQUIRE(text);
  CHECK(!text->sms);
  CHECK(text->lms == text->whole);
}

TEST_CASE("what CP949 does not have goes by neither, unless it is cut off") {
  const auto text = advertising_text(shop_parts, "빵 🍞");
  REQUIRE(text);
  CHECK(!text->sms);
  CHECK(!text->lms);
  CHECK(text->size.unencodable.at(0).character == "🍞");
  const auto longer =
      advertising_text(shop_parts, "민지 님이 좋아하시는 크림빵이 방금 나왔어요. 오늘 오후에 들르세요 🍞");
  REQUIRE(longer);
  CHECK(longer->sms);
  CHECK(!longer->lms);
}

TEST_CASE("parts that cannot pass are refused") {
  for (const AdvertisingParts& parts : {AdvertisingParts{"", "02-123-4567", "080-123-4567"},
                                        {"단골카페", "", "080-123-4567"},
                                        {"단골카페", "02-123-4567", "02-123-4567"},
                                        {"단골\u200B카페", "02-123-4567", "080-123-4567"}}) {
    CHECK(!advertising_text(parts, "빵"));
  }
  CHECK(!advertising_text(shop_parts, "빵\u202E"));
}

TEST_CASE("whatever the body, what is sent keeps the form and its length") {
  for_each_round(300, [](TestDice& dice) {
    const std::string body = random_text(dice, roll(dice, 600), roll(dice, 2) == 0 ? 7 : 10);
    CAPTURE(body);
    const auto text = advertising_text(shop_parts, body);
    REQUIRE(text);
    for (const auto& [sent, most] : {std::pair{text->sms, sms_bytes}, {text->lms, lms_bytes}}) {
      if (!sent) continue;
      CHECK(sms_size(*sent).bytes <= most);
      CHECK(advertising_form(*sent, shop_parts).empty());
      CHECK(sms_size(*sent).unencodable.empty());
    }
  });
}
