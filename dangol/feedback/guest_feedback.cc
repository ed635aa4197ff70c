#include "feedback/guest_feedback.h"

#include <algorithm>
#include <utility>

namespace dangol {

// Of what happened at one instant the later recorded stands later.
void GuestFeedback::add(FeedbackStep step) {
  steps_.insert(std::ranges::upper_bound(steps_, step.at, {}, &FeedbackStep::at), std::move(step));
  if (steps_.size() > remembered) steps_.erase(steps_.begin());
}

void GuestFeedback::apply(const EventBody& body, Instant at) {
  if (const auto* asked = std::get_if<FeedbackAsked>(&body)) {
    add({.at = at, .kind = FeedbackStepKind::asked, .way = asked->way});
  } else if (const auto* given = std::get_if<FeedbackGiven>(&body)) {
    add({at, FeedbackStepKind::given, given->way, given->score, given->complains, given->item, given->text});
  } else if (const auto* answered = std::get_if<ComplaintAnswered>(&body)) {
    add({.at = at, .kind = FeedbackStepKind::answered, .text = answered->text});
  }
}

const FeedbackStep* GuestFeedback::open_complaint() const {
  for (auto at = steps_.rbegin(); at != steps_.rend(); ++at) {
    const FeedbackStep& step = *at;
    if (step.kind == FeedbackStepKind::answered) return nullptr;
    if (step.kind == FeedbackStepKind::given && step.is_unhappy()) return &step;
  }
  return nullptr;
}

const FeedbackStep* GuestFeedback::last_given() const {
  for (auto at = steps_.rbegin(); at != steps_.rend(); ++at) {
    const FeedbackStep& step = *at;
    if (step.kind == FeedbackStepKind::given) return &step;
  }
  return nullptr;
}

bool GuestFeedback::dislikes(ItemId item) const {
  for (auto at = steps_.rbegin(); at != steps_.rend(); ++at) {
    const FeedbackStep& step = *at;
    if (item && step.kind == FeedbackStepKind::given && step.item == item) return step.is_unhappy();
  }
  return false;
}

int GuestFeedback::left_unanswered() const {
  int asked = 0;
  for (auto at = steps_.rbegin(); at != steps_.rend(); ++at) {
    const FeedbackStep& step = *at;
    if (step.kind == FeedbackStepKind::given) break;
    if (step.kind == FeedbackStepKind::asked) ++asked;
  }
  return asked;
}

std::optional<Instant> GuestFeedback::last_spoken() const {
  for (auto at = steps_.rbegin(); at != steps_.rend(); ++at) {
    const FeedbackStep& step = *at;
    if (step.kind != FeedbackStepKind::answered) return step.at;
  }
  return std::nullopt;
}

void GuestFeedback::encode(ByteWriter& out) const {
  out.varint(steps_.size());
  for (const FeedbackStep& step : steps_) {
    out.zigzag(step.at.time_since_epoch().count());
    out.u8(static_cast<std::uint8_t>(step.kind));
    out.u8(static_cast<std::uint8_t>(step.way));
    out.u8(step.score);
    out.u8(step.complains ? 1 : 0);
    out.varint(step.item.value);
    out.text(step.text);
  }
}

GuestFeedback GuestFeedback::decode(ByteReader& in) {
  GuestFeedback feedback;
  feedback.steps_.resize(in.count());
  for (FeedbackStep& step : feedback.steps_) {
    step.at = Instant{std::chrono::milliseconds{in.zigzag()}};
    step.kind = static_cast<FeedbackStepKind>(in.u8());
    step.way = static_cast<FeedbackWay>(in.u8());
    step.score = in.u8();
    step.complains = in.u8() != 0;
    step.item = {static_cast<std::uint32_t>(in.varint())};
    step.text = in.text();
    if (step.kind > FeedbackStepKind::answered || step.way > FeedbackWay::phone || step.score > best_score) in.refuse();
  }
  return feedback;
}

}  // namespace dangol
