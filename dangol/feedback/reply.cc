#include "feedback/reply.h"

#include <optional>

#include "base/korean.h"

namespace dangol {
namespace {

struct ScoreAtHead {
  std::uint8_t score = 0;
  std::string_view rest;
};

constexpr std::string_view star = "★", hollow_star = "☆";

std::string_view without_leading(std::string_view text, std::string_view marks) {
  const auto at = text.find_first_not_of(marks);
  return at == text.npos ? std::string_view() : text.substr(at);
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// "★★★☆☆": as many as are full.
ScoreAtHead stars_at_head(std::string_view text) {
  ScoreAtHead found{0, text};
  while (take(found.rest, star)) ++found.score;
  while (take(found.rest, hollow_star)) continue;
  return found;
}

// What only ends the sentence after "4점".
void take_ending(std::string_view& text) {
  for (const std::string_view ending : {"이에요", "입니다", "이요", "요"}) {
    if (take(text, ending)) return;
  }
}

// "4", "4점", "4/5", each followed by nothing that goes on with it: "4시", "45" and "4.5" are no scores.
ScoreAtHead digit_at_head(std::string_view text) {
  if (text.empty() || text.front() < '1' || text.front() > '5') return {};
  ScoreAtHead found{static_cast<std::uint8_t>(text.front() - '0'), text.substr(1)};
  const bool is_named = take(found.rest, "점") || take(found.rest, "/5");
  if (is_named) take_ending(found.rest);
  const bool ends = found.rest.empty() || std::string_view(" !~,").find(found.rest.front()) != std::string_view::npos;
  return is_named || ends ? found : ScoreAtHead{};
}

std::optional<ScoreAtHead> score_at_head(std::string_view text) {
  for (const ScoreAtHead& found : {stars_at_head(text), digit_at_head(text)}) {
    if (found.score >= 1 && found.score <= best_score) return found;
  }
  return std::nullopt;
}

}  // namespace

FeedbackGiven read_reply(std::string_view utf8, bool was_asked) {
  FeedbackGiven given{.way = FeedbackWay::message};
  const std::string text = normalized(utf8);
  const auto found = was_asked ? score_at_head(text) : std::nullopt;
  if (found) given.score = found->score;
  given.text = found ? without_leading(found->rest, " .,!~") : std::string_view(text);
  return given;
}

}  // namespace dangol
