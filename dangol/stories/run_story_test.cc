#include "stories/run_story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <regex>
#include <variant>

#include "stories/parse_step.h"

using namespace dangol;

namespace {

StoryOutcome outcome_of(const std::string& text, const std::filesystem::path& folder = ".") {
  const auto story = parse_story(text);
  if (!story) FAIL(story.error().message);
  const auto outcome = run_story(*story, {folder});
  if (!outcome) FAIL(outcome.error().message);
  return *outcome;
}

std::vector<std::string> said(const std::string& steps) {
  return outcome_of("shop cafe, Asia/Seoul\n" + steps + "\n----\n").sections.front().said;
}

std::string mistake_when_run(const std::string& text) {
  const auto story = parse_story(text);
  REQUIRE(story);
  const auto outcome = run_story(*story, {"."});
  return outcome ? "ran" : outcome.error().message;
}

struct File {
  std::filesystem::path path;
  std::string text;
};

std::vector<File> scenarios() {
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  const std::filesystem::path folder = std::filesystem::path(source != nullptr ? source : ".") / "scenarios";
  std::vector<File> files;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (each.path().extension() != ".story") continue;
    std::ifstream in(each.path(), std::ios::binary);
    files.push_back({each.path(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return files;
}

// The compiler asks for a new kind here (-Wswitch), and the test below then for a story of it.
std::optional<std::string> name_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::complained: return "complained";
    case DifferenceKind::first_visit: return "first_visit";
    case DifferenceKind::long_absence: return "long_absence";
    case DifferenceKind::other_store: return "other_store";
    case DifferenceKind::earlier: return "earlier";
    case DifferenceKind::later: return "later";
    case DifferenceKind::new_habit: return "new_habit";
    case DifferenceKind::tried_new: return "tried_new";
    case DifferenceKind::birthday: return "birthday";
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE(
    "every kind of event and of difference, and every word of the format, is in a story; each names its capability") {
  std::set<EventKind> recorded;
  std::set<DifferenceKind> shown;
  std::string texts;
  const std::vector<File> files = scenarios();
  REQUIRE(!files.empty());
  for (const File& file : files) {
    CAPTURE(file.path.filename().string());
    const auto story = parse_story(file.text);
    REQUIRE(story);
    CHECK(std::regex_search(story->about, std::regex("(^|\n)[A-G][0-9]*: .+")));
    const auto outcome = run_story(*story, {file.path.parent_path()});
    REQUIRE(outcome);
    recorded.insert(outcome->recorded.begin(), outcome->recorded.end());
    shown.insert(outcome->shown.begin(), outcome->shown.end());
    texts += "\n" + file.text;
  }
  CHECK(recorded.size() == std::variant_size_v<EventBody>);
  for (int i = 0; name_of(static_cast<DifferenceKind>(i)); ++i) {
    const auto kind = static_cast<DifferenceKind>(i);
    CAPTURE(*name_of(kind));
    CHECK(shown.contains(kind));
  }
  for (const std::string_view word : story::step_words()) {
    CAPTURE(word);
    CHECK(texts.find("\n" + std::string(word)) != std::string::npos);
  }
}

TEST_CASE("what is said is compared word for word") {
  const std::string text =
      "shop cafe, Asia/Seoul\ncustomer 김민지\nfind ㄱㅁㅈ\n----\n김민지; visits 0\n\nundo\n----\nnothing\n";
  const auto story = parse_story(text);
  REQUIRE(story);
  const auto outcome = run_story(*story, {"."});
  REQUIRE(outcome);
  CHECK(outcome->sections[0].as_expected);
  CHECK(!outcome->sections[1].as_expected);
  CHECK(!outcome->passed());
  CHECK(difference(*story, *outcome) == "line 9:\n- nothing\n+ not_found: there is no order to take back\n");
  CHECK(outcome_of(approved(text, *outcome)).passed());
}

TEST_CASE("a story runs the same way twice") {
  const std::string text =
      "shop cafe, Asia/Seoul\ncustomer A\norders 2024-06-03..2024-06-28 weekdays 08:40 Latte\ncustomer B\n"
      "orders 2024-06-03..2024-06-28 daily 09:00 Mocha\nat 2024-07-01 08:30\nexpected 60\ncard A\ncard B\n----\n";
  CHECK(outcome_of(text).sections[0].said == outcome_of(text).sections[0].said);
}

TEST_CASE("what the shop refuses is said, not an error") {
  CHECK(said("customer A\nallergy A: 땅콩").front().starts_with("forbidden: "));
  CHECK(said("customer A\nallows sensitive A\nallergy A: 땅콩").empty());
  CHECK(said("card nobody").front().starts_with("not_found: "));
}

TEST_CASE("a mistake in the story is told with its line") {
  CHECK(mistake_when_run("shop no-such-pack, UTC\nundo\n----\n") ==
        "line 1: there is no such trade pack: no-such-pack");
  CHECK(mistake_when_run("shop cafe, Asia/Soul\nundo\n----\n") == "line 1: there is no such time zone: Asia/Soul");
  CHECK(mistake_when_run("shop cafe, UTC, currency XXX\nundo\n----\n") == "line 1: there is no such currency: XXX");
  CHECK(mistake_when_run("shop cafe, UTC\nat 2024-07-01 08:00, Nowhere\n----\n")
            .starts_with("line 2: there is no such branch"));
  CHECK(mistake_when_run("shop cafe, UTC\nimport nothing.csv\n----\n").starts_with("line 2: there is no such file"));
  CHECK(mistake_when_run("shop cafe, UTC\nfile a.csv in cp949 <<\n😀\n>>\nundo\n----\n")
            .starts_with("line 2: the file's text has letters"));
  CHECK(mistake_when_run("shop cafe, UTC\norder 2024-06-03 08:40 Latte by Nobody\nundo\n----\n")
            .starts_with("line 2: nobody is found"));
}

TEST_CASE("orders without a name are those of the customer mentioned last; a walk-in's are nobody's") {
  const std::string steps =
      "customer A\ncustomer B\norder 2024-06-03 08:40 Latte\norder 2024-06-04 08:40 Latte by A\n"
      "order 2024-06-05 08:40 Latte by A\norder 2024-06-05 08:40 Latte by walk-in\n";
  CHECK(said(steps + "find A") == std::vector<std::string>{"A; visits 2; last 2024-06-05"});
  CHECK(said(steps + "find B") == std::vector<std::string>{"B; visits 1; last 2024-06-03"});
}

TEST_CASE("undo takes back the latest order, then the one before") {
  const std::string steps = "customer A\norder 2024-06-05 08:40 Mocha x2\norder 2024-06-04 08:40 Latte / ice\n";
  CHECK(said(steps + "undo\nundo\nfind A") ==
        std::vector<std::string>{"undone: Mocha x2", "undone: Latte / ice", "A; visits 0"});
}
