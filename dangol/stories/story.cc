#include "stories/story.h"

#include <fmt/format.h>

#include <optional>

#include "stories/parse_step.h"
#include "stories/step_text.h"

namespace dangol {
namespace {

constexpr std::string_view end_of_steps = "----";
constexpr std::string_view end_of_file_text = ">>";

// Lines from the front of a text, without their ends (LF or CRLF), and how many have been taken.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  std::optional<std::string_view> next() {
    if (rest_.empty()) return std::nullopt;
    ++number_;
    const auto end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }
  int number() const { return number_; }

 private:
  std::string_view rest_;
  int number_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : lines_(text) {}

  Result<Story> parse() {
    while (const auto line = lines_.next()) {
      if (auto read = read_line(*line); !read) return read.error();
    }
    if (!section_.steps.empty()) return wrong(story::expected("---- and the expected words after the last step", ""));
    if (story_.sections.empty()) return wrong(story::expected("a step such as: shop cafe, Asia/Seoul", ""));
    return std::move(story_);
  }

 private:
  Result<void> read_line(std::string_view line) {
    const std::string_view text = story::trimmed(line);
    if (text.empty()) return {};
    if (text.front() == '#') {
      if (story_.sections.empty() && section_.steps.empty()) add_about(text.substr(1));
      return {};
    }
    return text == end_of_steps ? read_expected() : read_step(text);
  }

  void add_about(std::string_view comment) {
    if (!story_.about.empty()) story_.about += '\n';
    story_.about += story::trimmed(comment);
  }

  Result<void> read_step(std::string_view text) {
    const int number = lines_.number();
    auto body = story::parse_step(text);
    if (!body) return wrong(body.error());
    const bool opens = std::holds_alternative<story::OpenAShop>(*body);
    const bool first = story_.sections.empty() && section_.steps.empty();
    if (opens != first) return wrong(story::expected("shop PACK, ZONE as the first step and only there", text));
    if (auto* file = std::get_if<story::WriteFile>(&*body)) {
      if (auto read = read_file_text(*file); !read) return read;
    }
    section_.steps.push_back({number, std::move(*body)});
    return {};
  }

  Result<void> read_file_text(story::WriteFile& file) {
    while (const auto line = lines_.next()) {
      if (*line == end_of_file_text) return {};
      file.text += *line;
      file.text += '\n';
    }
    return wrong(story::expected(">> alone on a line after the file's text", ""));
  }

  Result<void> read_expected() {
    if (section_.steps.empty()) return wrong(story::expected("a command before ----", end_of_steps));
    section_.expected_line = lines_.number() + 1;
    while (const auto line = lines_.next()) {
      if (line->empty()) break;
      section_.expected.emplace_back(*line);
    }
    story_.sections.push_back(std::move(section_));
    section_ = {};
    return {};
  }

  Error wrong(const Error& error) const {
    return {error.code, fmt::format("line {}: {}", lines_.number(), error.message)};
  }

  Lines lines_;
  Story story_;
  StorySection section_;
};

}  // namespace

Result<Story> parse_story(std::string_view text) {
  if (text.size() > longest_story_bytes)
    return Error{ErrorCode::too_much, "a story is at most a million bytes; split it"};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Parser(text).parse();
}

}  // namespace dangol
