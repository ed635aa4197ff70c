// What one guest said of how it was, when she was asked, and whether somebody answered her: a bounded fold of her
// events of feedback.
//
//   if (const FeedbackStep* complaint = feedback.open_complaint()) ...      says so before anything else
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

enum class FeedbackStepKind : std::uint8_t { asked = 1, given = 2, answered = 3 };

struct FeedbackStep {
  Instant at;
  FeedbackStepKind kind = FeedbackStepKind::asked;
  FeedbackWay way = FeedbackWay::counter;  // of asked and given
  std::uint8_t score = 0;                  // of given; 0: none
  bool complains = false;                  // of given
  ItemId item{};                           // of given; 0: the visit as a whole
  std::string text{};

  bool is_unhappy() const { return complains || (score > 0 && score <= unhappy_score); }
  bool is_happy() const { return score >= happy_score && !complains; }

  // Of 1..5: below the middle she was let down, above it she liked it.
  static constexpr std::uint8_t unhappy_score = 2;
  static constexpr std::uint8_t happy_score = 4;

  friend bool operator==(const FeedbackStep&, const FeedbackStep&) = default;
};

class GuestFeedback {
 public:
  static constexpr std::size_t remembered = 24;  // steps; older ones are only in the journal

  // Folds FeedbackAsked, FeedbackGiven and ComplaintAnswered; other events change nothing.
  void apply(const EventBody& body, Instant at);

  std::span<const FeedbackStep> steps() const { return steps_; }  // oldest first

  // The latest that let her down and that nobody answered; null: none.
  const FeedbackStep* open_complaint() const;
  // What she last said; null: nothing.
  const FeedbackStep* last_given() const;
  // Her last score of the item was a low one, or she complained of it.
  bool dislikes(ItemId item) const;
  // How often in a row she was asked and said nothing.
  int left_unanswered() const;
  // When she was last asked, or said something by herself.
  std::optional<Instant> last_spoken() const;

  void encode(ByteWriter& out) const;
  // Bytes that encode() cannot have written fail the reader.
  static GuestFeedback decode(ByteReader& in);

  friend bool operator==(const GuestFeedback&, const GuestFeedback&) = default;

 private:
  void add(FeedbackStep step);

  std::vector<FeedbackStep> steps_;
};

}  // namespace dangol
