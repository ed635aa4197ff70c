#include "cli/command_line.h"

#include <doctest/doctest.h>

#include <set>

namespace dangol {
namespace {

// As a shell splits them: at spaces, but not between single quotes.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> all(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      all.emplace_back();
    } else {
      all.back() += c;
    }
  }
  return all;
}

Result<std::optional<Invocation>> parsed(const std::string& line) {
  const std::vector<std::string> words = shell_words(line);
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

RecordOptions recorded(const std::string& line) {
  const auto understood = parsed(line);
  REQUIRE(understood);
  REQUIRE(*understood);
  return std::get<RecordOptions>((*understood)->verb);
}

TEST_CASE("every verb and every kind of record shows an example, which it understands as its own") {
  std::set<std::size_t> verbs;
  std::set<std::pair<std::size_t, int>> meant;
  for (const std::string& example : command_line_examples()) {
    CAPTURE(example);
    const auto understood = parsed(example);
    REQUIRE(understood);
    REQUIRE(*understood);
    const VerbOptions& verb = (*understood)->verb;
    const auto* record = std::get_if<RecordOptions>(&verb);
    verbs.insert(verb.index());
    meant.insert({verb.index(), record == nullptr ? 0 : static_cast<int>(record->what)});
  }
  CHECK(meant.size() == command_line_examples().size());
  CHECK(verbs.size() == std::variant_size_v<VerbOptions>);
}

TEST_CASE("what stands behind one kind of record stays with it") {
  CHECK(recorded("dangol record note 김다윤 '창가 자리'").text == "창가 자리");
  CHECK(recorded("dangol record consent 김다윤 marketing --channel sms --withdrawn").given == false);
  CHECK(recorded("dangol record allergy 김다윤 딸기").text == "딸기");
}

TEST_CASE("words that make no sense are refused without repeating them") {
  for (const char* line :
       {"dangol", "dangol 김다윤", "dangol card", "dangol card 김다윤 more", "dangol record 김다윤",
        "dangol record consent 김다윤 everything", "dangol serve --threads 0", "dangol card --nothing"}) {
    CAPTURE(line);
    const auto refused = parsed(line);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().message.find("김다윤") == std::string::npos);
    CHECK(refused.error().message.find("everything") == std::string::npos);
  }
}

}  // namespace
}  // namespace dangol
