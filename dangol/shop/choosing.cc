// Whom a campaign's rule and the gate choose: columns say most of it (audience/), what they leave open is asked of the
// guest's own facts and of the gate.
#include <algorithm>

#include "audience/candidates.h"
#include "insights/facts_reader.h"
#include "insights/segment_members.h"
#include "segments/parse_expression.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

// While recording waits: about a tenth of a millisecond, and up to half a one where facts are read.
constexpr std::size_t blocks_at_once = 32;
constexpr std::size_t settled_at_once = 256;

// What the gate may be asked of the campaign, but for what it is asked of a guest.
std::vector<SendQuestion> questions_of(const Shop::Parts& parts, const AskedAbout& asked, Instant now) {
  SendQuestion question = question_for_all(parts, asked, now);
  question.form = form_of(advertising_parts(parts, {}));
  std::vector<SendQuestion> asked_alike{question};
  if (asked.bought_once) {
    asked_alike.push_back(question);
    asked_alike.back().is_of_what_is_bought_once = true;
  }
  return asked_alike;
}

class Choosing {
 public:
  // Wants the lock, shared.
  Choosing(const Shop::Parts& parts, const CampaignDefined& campaign, SegmentExpression rule, Instant now,
           std::size_t most_held_back)
      : parts_(parts),
        campaign_(campaign),
        asked_{campaign.channel, campaign.message, campaign.bought_once},
        rule_(std::move(rule)),
        now_(now),
        today_(parts.memory.settings().zone.local(now).day),
        most_held_back_(most_held_back),
        may_have_had_it_(campaign.campaign && parts.memory.outbox().has_any_of(campaign.campaign)),
        search_(rule_, today_, questions_of(parts, asked_, now)),
        reader_(parts.memory.catalog(), parts.memory.settings().zone, today_) {}

  CampaignChoice choose() && {
    if (asks_for_worth(rule_)) reader_.learn_worth(walk_over(parts_));
    for (std::size_t block = 0; look(block); block += blocks_at_once) {
      for (std::size_t begin = 0; begin < found_.size(); begin += settled_at_once) {
        const std::shared_lock lock(parts_.mutex);
        for (std::size_t i = begin; i < std::min(begin + settled_at_once, found_.size()); ++i) settle(found_[i]);
      }
    }
    // Who came later stands behind.
    if (!std::ranges::is_sorted(choice_.chosen, {}, &ChosenGuest::id))
      std::ranges::sort(choice_.chosen, {}, &ChosenGuest::id);
    std::ranges::sort(choice_.some_held_back, {}, &ChosenGuest::id);
    return std::move(choice_);
  }

 private:
  // False when there are no more.
  bool look(std::size_t block) {
    const std::shared_lock lock(parts_.mutex);
    found_.clear();
    const std::size_t end = std::min(block + blocks_at_once, parts_.audience.blocks());
    for (std::size_t i = block; i < end; ++i) search_.look(parts_.audience, i, found_);
    return block < end;
  }

  void settle(Candidate& her) {
    if (her.must_read && !is_in_rule(her.id)) return;
    if (had_it_lately(her)) return;
    if (her.must_ask) her.reason = ask(her.id);
    ++choice_.guests;
    if (her.reason == SuppressionReason::end || passes_by_morning(her.reason)) {
      choice_.chosen.push_back({her.id, her.reason});
    } else {
      ++choice_.held_back[static_cast<std::size_t>(her.reason)];
      note_held_back({her.id, her.reason});
    }
  }

  bool is_in_rule(CustomerId id) {
    const CustomerMemory* memory = parts_.memory.find(id);
    if (memory == nullptr) return false;
    const Guest guest = seen(id, *memory);
    return guest.personalised && holds(rule_, reader_.read(guest), today_);
  }

  SuppressionReason ask(CustomerId id) const {
    SendQuestion question = question_about(parts_, id, asked_, now_);
    question.form = form_of(advertising_parts(parts_, id));
    return lasting_reason(question).value_or(SuppressionReason::end);
  }

  bool had_it_lately(const Candidate& her) const {
    if (!may_have_had_it_ || her.last_queued == no_day) return false;
    const auto is_lately = [&](std::int32_t days) {
      // Of this very day: found again after a crash, so that the count comes out the same; it is not queued twice.
      return days != 0 && (campaign_.again_after_days == 0 || days < static_cast<int>(campaign_.again_after_days));
    };
    if (campaign_.again_after_days > 0 && today_ - her.last_queued >= static_cast<int>(campaign_.again_after_days))
      return false;
    const Zone& zone = parts_.memory.settings().zone;
    return std::ranges::any_of(parts_.memory.outbox().messages_of(her.id), [&](const OutboxMessage& each) {
      return each.campaign == campaign_.campaign && is_lately(today_ - zone.local(each.queued_at).day);
    });
  }

  void note_held_back(ChosenGuest her) {
    auto& some = choice_.some_held_back;
    if (some.size() < most_held_back_) return some.push_back(her);
    const auto last = std::ranges::max_element(some, {}, &ChosenGuest::id);
    if (last != some.end() && her.id < last->id) *last = her;
  }

  const Shop::Parts& parts_;
  const CampaignDefined& campaign_;
  AskedAbout asked_;
  SegmentExpression rule_;
  Instant now_;
  std::int32_t today_;
  std::size_t most_held_back_;
  bool may_have_had_it_;
  CandidateSearch search_;
  FactsReader reader_;
  std::vector<Candidate> found_;
  CampaignChoice choice_;
};

}  // namespace

Result<CampaignChoice> Shop::choose_guests(const CampaignDefined& campaign, std::size_t most_held_back) const {
  parts_->bring_audience_up_to_date();
  const std::scoped_lock turn(parts_->audience_turn);
  std::optional<Choosing> choosing;
  {
    const std::shared_lock lock(parts_->mutex);
    const SegmentNames names = segment_names(parts_->memory.catalog(), parts_->memory.settings().currency());
    auto rule = read_expression(campaign.rule, names);
    if (!rule) return rule.error();
    choosing.emplace(*parts_, campaign, std::move(*rule), parts_->clock.now(), most_held_back);
  }
  return std::move(*choosing).choose();
}

}  // namespace dangol
