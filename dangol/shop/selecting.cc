// Who gets a campaign: its rule, then the gate, for every guest of the shop.
#include <algorithm>

#include "insights/facts_reader.h"
#include "insights/segment_members.h"
#include "segments/parse_expression.h"
#include "shop/message_keys.h"
#include "shop/message_writer.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"
#include "templates/likeness.h"

namespace dangol {
namespace {

constexpr std::size_t written_at_once = 256;  // while recording waits
constexpr std::size_t most_compared = 512;    // texts, for how alike they are

Language language_of(const ShopSettings& settings) {
  return settings.founded.language == "en" ? Language::english : Language::korean;
}

// Walks over the guests in the rule of a campaign and writes to each.
class Selection {
 public:
  static Result<Selection> of(const Shop::Parts& parts, const CampaignDefined& campaign, Instant now) {
    const std::shared_lock lock(parts.mutex);
    const ShopSettings& settings = parts.memory.settings();
    const Catalog& catalog = parts.memory.catalog();
    auto rule = read_expression(campaign.rule, segment_names(catalog, settings.currency()));
    if (!rule) return rule.error();
    auto message = read_message(campaign, language_of(settings));
    if (!message) return message.error();
    return Selection(parts, campaign, std::move(*rule), MessageWriter(parts, std::move(*message), now), now);
  }

  // `each` is called with the lock held; `after` without it, when a batch is done.
  template <class Each, class After>
  Result<void> walk(const Each& each, const After& after) {
    if (asks_for_worth(rule_)) reader_.learn_worth(walk_over(parts_));
    const std::vector<CustomerId> ids = known_guests(parts_, std::numeric_limits<std::size_t>::max());
    for (std::size_t begin = 0; begin < ids.size(); begin += written_at_once) {
      {
        const std::shared_lock lock(parts_.mutex);
        for (std::size_t i = begin; i < std::min(begin + written_at_once, ids.size()); ++i) {
          const CustomerMemory* memory = parts_.memory.find(ids[i]);
          if (memory != nullptr && is_chosen(ids[i], *memory)) each(ids[i], *memory, writer_.write(ids[i], *memory));
        }
      }
      if (auto done = after(); !done) return done;
    }
    return {};
  }

  std::int32_t today() const { return today_; }

 private:
  Selection(const Shop::Parts& parts, const CampaignDefined& campaign, SegmentExpression rule, MessageWriter writer,
            Instant now)
      : parts_(parts),
        campaign_(campaign),
        rule_(std::move(rule)),
        writer_(std::move(writer)),
        today_(parts.memory.settings().zone.local(now).day),
        reader_(parts.memory.catalog(), parts.memory.settings().zone, today_) {}

  bool is_chosen(CustomerId id, const CustomerMemory& memory) {
    const Guest guest = seen(id, memory);
    return guest.personalised && holds(rule_, reader_.read(guest), today_) && !had_it_lately(id);
  }

  bool had_it_lately(CustomerId id) const {
    const Zone& zone = parts_.memory.settings().zone;
    return std::ranges::any_of(parts_.memory.outbox().messages_of(id), [&](const OutboxMessage& each) {
      if (each.campaign != campaign_.campaign || !campaign_.campaign) return false;
      const std::int32_t days = today_ - zone.local(each.queued_at).day;
      // Of this very day: found again after a crash, so that the count comes out the same; it is not queued twice.
      return days != 0 && (campaign_.again_after_days == 0 || days < static_cast<int>(campaign_.again_after_days));
    });
  }

  const Shop::Parts& parts_;
  const CampaignDefined& campaign_;
  SegmentExpression rule_;
  MessageWriter writer_;
  std::int32_t today_;
  FactsReader reader_;
};

class Preview {
 public:
  Preview(const Shop::Parts& parts, std::size_t most_shown) : parts_(parts), most_shown_(most_shown) {}

  void add(CustomerId id, const CustomerMemory& memory, const WrittenMessage& written) {
    ++preview_.guests;
    if (written.held_back) ++preview_.held_back[static_cast<std::size_t>(*written.held_back)];
    const bool goes = !written.held_back || passes_by_morning(*written.held_back);
    auto& list = goes ? would_get_ : would_not_;
    if (list.size() < most_shown_)
      list.push_back({id, parts_.memory.unpacked(id, memory).profile.name, written.text, written.held_back});
    if (!goes) return;
    ++preview_.would_get;
    if (texts_.size() < most_compared) texts_.push_back(written.words);
    const SmsSize size = sms_size(written.text);
    if (size.bytes > preview_.longest.bytes) preview_.longest = size;
  }

  CampaignPreview finish(std::int64_t price_minor) && {
    preview_.shown = std::move(would_get_);
    std::ranges::move(would_not_, std::back_inserter(preview_.shown));
    preview_.likeness = likeness(texts_);
    preview_.price_minor = price_minor * static_cast<std::int64_t>(preview_.would_get);
    return std::move(preview_);
  }

 private:
  const Shop::Parts& parts_;
  std::size_t most_shown_;
  CampaignPreview preview_;
  std::vector<CampaignGuest> would_get_;
  std::vector<CampaignGuest> would_not_;
  std::vector<std::string> texts_;
};

// Queues what was written, a batch at a time, and counts.
class Queueing {
 public:
  Queueing(Shop& shop, const KeyRing& keys, Bucket bucket, const CampaignDefined& campaign, Instant now,
           std::int32_t today)
      : shop_(shop), keys_(keys), bucket_(bucket), campaign_(campaign), now_(now), today_(today) {}

  void add(CustomerId customer, WrittenMessage written) {
    if (written.held_back && !passes_by_morning(*written.held_back)) {
      ++held_back_[static_cast<std::size_t>(*written.held_back)];
      return;
    }
    const MessageId message = message_id(keys_, campaign_.campaign, customer, today_);
    waiting_.push_back({bucket_, customer, now_, queued_key(keys_, message),
                        MessageQueued{message, campaign_.campaign, campaign_.channel, campaign_.message,
                                      std::move(written.subject), std::move(written.text)}});
  }

  Result<void> flush() {
    queued_ += waiting_.size();
    if (waiting_.empty()) return {};
    const auto recorded = shop_.record_all(std::exchange(waiting_, {}));
    return recorded ? Result<void>() : recorded.error();
  }

  Result<CampaignSelected> finish() {
    CampaignSelected selected{campaign_.campaign, today_, queued_, {}};
    for (std::size_t i = 0; i < held_back_.size(); ++i) {
      if (held_back_[i] > 0) selected.held_back.emplace_back(static_cast<SuppressionReason>(i), held_back_[i]);
    }
    const auto recorded = shop_.record({bucket_, {}, now_, selected_key(keys_, campaign_.campaign, today_), selected});
    return recorded ? Result<CampaignSelected>(std::move(selected)) : recorded.error();
  }

 private:
  Shop& shop_;
  const KeyRing& keys_;
  Bucket bucket_;
  const CampaignDefined& campaign_;
  Instant now_;
  std::int32_t today_;
  std::uint64_t queued_ = 0;
  std::array<std::uint64_t, suppression_reasons> held_back_{};
  std::vector<Event> waiting_;
};

const Error not_running{ErrorCode::conflict, "this campaign does not run: start it first"};

// The campaign, when it runs.
Result<CampaignDefined> running_campaign(const Shop::Parts& parts, CampaignId id) {
  const std::shared_lock lock(parts.mutex);
  const Campaign* known = parts.memory.outbox().campaigns().find(id);
  if (known == nullptr) return Error{ErrorCode::not_found, "there is no such campaign"};
  if (known->state != CampaignState::running) return not_running;
  return known->defined;
}

}  // namespace

Result<CampaignPreview> Shop::preview_campaign(const CampaignDefined& campaign, std::size_t shown) const {
  auto selection = Selection::of(*parts_, campaign, parts_->clock.now());
  if (!selection) return selection.error();
  Preview preview(*parts_, shown);
  const auto walked = selection->walk([&](CustomerId id, const CustomerMemory& memory,
                                          const WrittenMessage& written) { preview.add(id, memory, written); },
                                      [] { return Result<void>(); });
  if (!walked) return walked.error();
  return std::move(preview).finish(price_of(settings().sending, campaign.channel));
}

Result<CampaignSelected> Shop::select_guests(CampaignId id) {
  const auto campaign = running_campaign(*parts_, id);
  if (!campaign) return campaign.error();
  const Instant now = parts_->clock.now();
  auto selection = Selection::of(*parts_, *campaign, now);
  if (!selection) return selection.error();
  Queueing queueing(*this, parts_->keys, settings().bucket, *campaign, now, selection->today());
  const auto walked = selection->walk([&](CustomerId customer, const CustomerMemory&,
                                          WrittenMessage written) { queueing.add(customer, std::move(written)); },
                                      [&] { return queueing.flush(); });
  return walked ? queueing.finish() : walked.error();
}

std::vector<CampaignId> Shop::campaigns_to_select() const {
  const std::shared_lock lock(parts_->mutex);
  const Instant now = parts_->clock.now();
  const std::int32_t today = parts_->memory.settings().zone.local(now).day;
  std::vector<CampaignId> due;
  for (const Campaign& each : parts_->memory.outbox().campaigns().all()) {
    if (each.must_select(now, today)) due.push_back(each.defined.campaign);
  }
  return due;
}

}  // namespace dangol
