#include "stories/story.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "stories/line_diff.h"
#include "stories/parse_step.h"
#include "stories/run_story.h"
#include "stories/step_text.h"

using namespace dangol;
using namespace dangol::story;

namespace {

std::string mistake(const std::string& text) {
  const auto story = parse_story(text);
  if (story) return "understood";
  CHECK(story.error().code == ErrorCode::invalid_input);
  return story.error().message;
}

// The message for one step after a good first line.
std::string mistake_in(const std::string& step) { return mistake("shop cafe, Asia/Seoul\n" + step + "\n----\n"); }

template <class Body>
Body step(const std::string& line) {
  const auto parsed = parse_step(line);
  if (!parsed) FAIL(parsed.error().message);
  return std::get<Body>(*parsed);
}

}  // namespace

TEST_CASE("a story is its comment, its steps and the words expected, section by section") {
  const auto story = parse_story(
      "# A3: She comes early.\n# Say so.\n\nshop cafe, Asia/Seoul\n# a remark\ncustomer 김민지\ncard "
      "김민지\n----\nfirst\n"
      "  second\n\n# and then\nundo\n----\n");
  REQUIRE(story);
  CHECK(story->about == "A3: She comes early.\nSay so.");
  REQUIRE(story->sections.size() == 2);
  CHECK(story->sections[0].steps.size() == 3);
  CHECK(story->sections[0].steps[2].line == 7);
  CHECK(story->sections[0].expected == std::vector<std::string>{"first", "  second"});
  CHECK(story->sections[0].expected_line == 9);
  CHECK(story->sections[1].expected.empty());
}

TEST_CASE("line ends of either kind and a byte order mark make no difference") {
  const auto story = parse_story("\xEF\xBB\xBFshop cafe, Asia/Seoul\r\ncard A\r\n----\r\nHello\r\n");
  REQUIRE(story);
  CHECK(story->sections[0].expected == std::vector<std::string>{"Hello"});
}

TEST_CASE("a mistake is told with its line, what was expected and what was found") {
  CHECK(mistake_in("orders 2024-06-03..2024-06-28 weekdays 8h  Latte") ==
        "line 2: expected a time such as 08:40, found 8h");
  CHECK(mistake_in("sing") == "line 2: expected a step, a command, ---- or a comment, found sing");
  CHECK(mistake_in("card") == "line 2: expected card NAME, found nothing");
  CHECK(mistake_in("order 2024-02-30 08:40 Latte") == "line 2: expected a date such as 2024-07-01, found 2024-02-30");
  CHECK(mistake_in("orders 2024-06-28..2024-06-03 daily 08:40 Latte").starts_with("line 2: expected a range"));
  CHECK(mistake_in("orders 2024-06-03..2099-06-03 daily 08:40 Latte").starts_with("line 2: expected a range"));
  CHECK(mistake_in("orders 2024-06-03..2024-06-28 sometimes 08:40 Latte").starts_with("line 2: expected daily"));
  CHECK(mistake_in("orders 2024-06-03..2024-06-28 every 0 days 08:40 Latte") ==
        "line 2: expected a whole number from 1 to 366, found 0");
  CHECK(mistake_in("order 2024-06-03 08:40 Latte /  / ice").starts_with("line 2: expected ITEM / OPTION"));
  CHECK(mistake_in("customer A, hair long") ==
        "line 2: expected called, phone, email, loyalty, born, guardian or consent, found hair long");
  CHECK(mistake_in("customer A, consent world").starts_with("line 2: expected a purpose"));
  CHECK(mistake_in("file ../../x <<") == "line 2: expected file NAME <<, a name without folders, found ../../x");
  CHECK(mistake_in("file x.csv <<\na,b") == "line 4: expected >> alone on a line after the file's text, found nothing");
  CHECK(mistake_in("undo twice") == "line 2: expected undo alone on its line, found twice");
  CHECK(mistake_in("expected 0") == "line 2: expected a whole number from 1 to 1440, found 0");
  CHECK(mistake_in("at 2024-07-01 24:00").starts_with("line 2: expected a time"));
  CHECK(mistake_in("at 2024-07-01 08:00,").starts_with("line 2: expected the name of a branch"));
}

TEST_CASE("a story begins with its shop, has one, and ends with words") {
  CHECK(mistake("card A\n----\n") == "line 1: expected shop PACK, ZONE as the first step and only there, found card A");
  CHECK(mistake_in("shop cafe, UTC").starts_with("line 2: expected shop PACK, ZONE as the first step"));
  CHECK(mistake("shop cafe, UTC\n") ==
        "line 1: expected ---- and the expected words after the last step, found nothing");
  CHECK(mistake("# only a comment\n").starts_with("line 1: expected a step"));
  CHECK(mistake("----\n").starts_with("line 1: expected a command before ----"));
  CHECK(parse_story(std::string(longest_story_bytes + 1, '#')).error().code == ErrorCode::too_much);
}

TEST_CASE("a message shows no control characters and no half letters") {
  const std::string message = mistake_in("at \x1b[31m\xff\xfe" + std::string(200, 'x'));
  CHECK(message.find('\x1b') == std::string::npos);
  CHECK(message.find('\xff') == std::string::npos);
  CHECK(message.size() < 200);
}

TEST_CASE("orders: days, time, items with options and quantities, branch and customer") {
  const auto orders = step<PlaceOrders>(
      "orders 2024-06-03..2024-06-28 weekdays 08:40  아메리카노 / 아이스 / 얼음 적게 x2 + 소금빵 at 시청점 by 김민지");
  CHECK(orders.from == date::year{2024} / 6 / 3);
  CHECK(orders.to == date::year{2024} / 6 / 28);
  CHECK(orders.weekdays.to_string() == "0011111");
  CHECK(orders.minute == 8 * 60 + 40);
  CHECK(orders.branch == "시청점");
  CHECK(orders.by == "김민지");
  REQUIRE(orders.lines.size() == 2);
  CHECK(orders.lines[0].item == "아메리카노");
  CHECK(orders.lines[0].options == std::vector<std::string>{"아이스", "얼음 적게"});
  CHECK(orders.lines[0].quantity == 2);
  CHECK(orders.lines[1].item == "소금빵");
  CHECK(written(orders.lines) == "아메리카노 / 아이스 / 얼음 적게 x2 + 소금빵");
  CHECK(step<PlaceOrders>("order 2024-06-03 08:40 Latte by Ann at Mill").branch == "Mill");
  CHECK(step<PlaceOrders>("orders 2024-06-03..2024-06-28 every 3 days 08:40 Latte").every_days == 3);
  CHECK(step<PlaceOrders>("orders 2024-06-03..2024-06-28 saturdays 08:40 Latte").weekdays.to_string() == "0100000");
}

TEST_CASE("customers: details and consents") {
  const auto customer = step<AddCustomer>(
      "customer 김민지, called 민지, phone 010-2345-4567, loyalty 12, born 1990-02-28, consent sensitive, consent "
      "marketing refused");
  CHECK(customer.name == "김민지");
  CHECK(customer.details.called == "민지");
  CHECK(customer.details.birth_date == date::year{1990} / 2 / 28);
  REQUIRE(customer.consents.size() == 2);
  CHECK(customer.consents[0].given);
  CHECK(customer.consents[1].purpose == Purpose::marketing);
  CHECK(!customer.consents[1].given);
}

TEST_CASE("texts that ask for consent, and the version that a yes names") {
  const auto text =
      step<PublishText>("publishes marketing 2024-05, in en, anew: news | phone |  | you may say no").text;
  CHECK(text == ConsentTextPublished{Purpose::marketing, "2024-05", "en", "news", "phone", "", "you may say no", true});
  CHECK(step<PublishText>("publishes sensitive a: 1 | 2 | 3 | 4").text.language == "ko");
  CHECK(mistake_in("publishes sensitive a: 1 | 2 | 3").starts_with("line 2: expected four statements"));
  CHECK(mistake_in("publishes sensitive a, twice: 1 | 2 | 3 | 4").starts_with("line 2: expected anew or in en"));
  const auto yes = step<ChangeConsent>("allows marketing by sms 김민지, text 2024-05");
  CHECK(yes.who == "김민지");
  CHECK(yes.consent.version == "2024-05");
  CHECK(step<ChangeConsent>("allows sensitive 김민지").consent.version.empty());
  CHECK(mistake_in("allows sensitive 김민지, aloud").starts_with("line 2: expected text VERSION"));
}

TEST_CASE("a file's text is taken as it stands, comments, blank lines and all") {
  const auto story =
      parse_story("shop cafe, UTC\nfile a.csv in cp949 <<\n# no comment\n\n ----\n>>\nimport a.csv\n----\n");
  REQUIRE(story);
  const auto& file = std::get<WriteFile>(story->sections[0].steps[1].body);
  CHECK(file.text == "# no comment\n\n ----\n");
  CHECK(file.encoding == WriteFile::Encoding::cp949);
}

TEST_CASE("differences show what was expected, what was said, and what both have") {
  const std::vector<std::string> before{"a", "b", "c"};
  const std::vector<std::string> after{"a", "x", "c", "d"};
  CHECK(line_diff(before, after) == "  a\n- b\n+ x\n  c\n+ d\n");
  CHECK(line_diff(before, before) == "  a\n  b\n  c\n");
  CHECK(line_diff({}, after) == "+ a\n+ x\n+ c\n+ d\n");
}

TEST_CASE("approving replaces the expected words and nothing else") {
  StoryOutcome outcome;
  outcome.sections = {{{"new", "words"}, false}, {{}, false}, {{"last"}, false}};
  const std::string before = "# c\nshop cafe, UTC\nundo\n----\nold\n\n# two\nundo\n----\ngone\ngone too\n\nundo\n----";
  const std::string after = "# c\nshop cafe, UTC\nundo\n----\nnew\nwords\n\n# two\nundo\n----\n\nundo\n----\nlast\n";
  CHECK(approved(before, outcome) == after);
  CHECK(approved(after, outcome) == after);
  CHECK(approved("not a story", outcome) == "not a story");
}
