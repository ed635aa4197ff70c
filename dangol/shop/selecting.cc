// Who gets a campaign: those whom its rule and the gate choose, once her text is written and has passed the gate, too.
#include <algorithm>
#include <iterator>
#include <span>

#include "shop/message_keys.h"
#include "shop/message_writer.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"
#include "templates/likeness.h"

namespace dangol {
namespace {

constexpr std::size_t written_at_once = 256;  // while recording waits
constexpr std::size_t most_compared = 512;    // texts, for how alike they are
// For a preview, a tenth of a second's. Of more those of lowest id: ids are drawn at random, so they are a fair sample.
constexpr std::size_t most_previewed = 4'096;

// Writes to those who were chosen, a batch at a time.
class Writing {
 public:
  static Result<Writing> of(const Shop::Parts& parts, const CampaignDefined& campaign, Instant now) {
    const std::shared_lock lock(parts.mutex);
    auto message = read_message(campaign, parts.memory.settings().language());
    if (!message) return message.error();
    return Writing(parts, MessageWriter(parts, std::move(*message), now));
  }

  const MessageToWrite& message() const { return writer_.message(); }

  // `each` is called with the lock held; `after` without it, when a batch is done.
  template <class Each, class After>
  Result<void> write(std::span<const ChosenGuest> chosen, const Each& each, const After& after) const {
    for (; !chosen.empty(); chosen = chosen.subspan(std::min(written_at_once, chosen.size()))) {
      {
        const std::shared_lock lock(parts_.mutex);
        for (const ChosenGuest& her : chosen.first(std::min(written_at_once, chosen.size()))) {
          const CustomerMemory* memory = parts_.memory.find(her.id);
          // What she allows may have changed since she was chosen: the gate sees all of it but this.
          if (memory != nullptr && memory->consent.may_personalise())
            each(her, *memory, writer_.write(her.id, *memory));
        }
      }
      if (auto done = after(); !done) return done;
    }
    return {};
  }

 private:
  Writing(const Shop::Parts& parts, MessageWriter writer) : parts_(parts), writer_(std::move(writer)) {}

  const Shop::Parts& parts_;
  MessageWriter writer_;
};

class Preview {
 public:
  Preview(const Shop::Parts& parts, const CampaignChoice& choice, std::size_t most_shown)
      : parts_(parts), most_shown_(most_shown), would_not_(choice.some_held_back) {
    preview_.guests = choice.guests;
    preview_.would_get = choice.chosen.size();
    preview_.held_back = choice.held_back;
    for (const ChosenGuest& each : choice.chosen) count(each.reason, 1);
  }

  void add(const ChosenGuest& her, const CustomerMemory& memory, const WrittenMessage& written) {
    ++preview_.written;
    const SuppressionReason reason = written.held_back.value_or(SuppressionReason::end);
    if (reason != her.reason) {
      count(her.reason, -1);
      count(reason, 1);
    }
    if (written.held_back && !passes_by_morning(reason)) {
      --preview_.would_get;
      would_not_.push_back({her.id, reason});
      return;
    }
    if (preview_.shown.size() < most_shown_) preview_.shown.push_back(shown(her.id, memory, written));
    if (texts_.size() < most_compared) {
      texts_.push_back(written.words);
      known_.push_back(written.known);
    }
    const TextSpeech speech = speech_of(written.words);
    ++preview_.speech[static_cast<std::size_t>(speech)];
    if (is_less_formal(speech, written.wished)) ++preview_.less_formal_than_wished;
    const SmsSize size = sms_size(written.text);
    if (size.bytes > preview_.longest.bytes) preview_.longest = size;
  }

  CampaignPreview finish(std::int64_t price_minor, const MessageToWrite& message) && {
    show_who_would_not();
    if (message.to_register) preview_.alimtalk_to_register = message.to_register->text;
    preview_.likeness = likeness(texts_);
    preview_.more_personal = more_personal(message.text, known_);
    preview_.price_minor = price_minor * static_cast<std::int64_t>(preview_.would_get);
    return std::move(preview_);
  }

 private:
  void count(SuppressionReason reason, int by) {
    if (reason != SuppressionReason::end)
      preview_.held_back[static_cast<std::size_t>(reason)] += static_cast<std::uint64_t>(by);
  }

  CampaignGuest shown(CustomerId id, const CustomerMemory& memory, const WrittenMessage& written) const {
    return {id, parts_.memory.unpacked(id, memory).profile.name, written.text, written.held_back};
  }

  void show_who_would_not() {
    std::ranges::sort(would_not_, {}, &ChosenGuest::id);
    if (would_not_.size() > most_shown_) would_not_.resize(most_shown_);
    const std::shared_lock lock(parts_.mutex);
    for (const ChosenGuest& each : would_not_) {
      const CustomerMemory* memory = parts_.memory.find(each.id);
      if (memory != nullptr) preview_.shown.push_back(shown(each.id, *memory, {.held_back = each.reason}));
    }
  }

  const Shop::Parts& parts_;
  std::size_t most_shown_;
  std::vector<ChosenGuest> would_not_;
  CampaignPreview preview_;
  std::vector<std::string> texts_;
  std::vector<PlaceholderSet> known_;
};

// Queues what was written, a batch at a time, and counts.
class Queueing {
 public:
  Queueing(Shop& shop, const KeyRing& keys, Bucket bucket, const CampaignDefined& campaign, Instant now,
           std::int32_t today)
      : shop_(shop), keys_(keys), bucket_(bucket), campaign_(campaign), now_(now), today_(today) {}

  void hold_back(const CampaignChoice& choice) { held_back_ = choice.held_back; }

  void add(CustomerId customer, WrittenMessage written) {
    if (written.held_back && !passes_by_morning(*written.held_back)) {
      ++held_back_[static_cast<std::size_t>(*written.held_back)];
      return;
    }
    const MessageId message = message_id(keys_, campaign_.campaign, customer, today_);
    auto events = queued_events(
        keys_, {bucket_, customer, now_, message, campaign_.campaign, campaign_.channel, campaign_.message},
        std::move(written));
    std::ranges::move(events, std::back_inserter(waiting_));
    ++queued_;
  }

  Result<void> flush() {
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
  const auto writing = Writing::of(*parts_, campaign, parts_->clock.now());
  if (!writing) return writing.error();
  const auto choice = choose_guests(campaign, shown);
  if (!choice) return choice.error();
  Preview preview(*parts_, *choice, shown);
  const std::span<const ChosenGuest> chosen(choice->chosen);
  const auto written = writing->write(
      chosen.first(std::min(most_previewed, chosen.size())),
      [&](const ChosenGuest& her, const CustomerMemory& memory, const WrittenMessage& message) {
        preview.add(her, memory, message);
      },
      [] { return Result<void>(); });
  if (!written) return written.error();
  return std::move(preview).finish(price_of(settings().sending, campaign.channel), writing->message());
}

Result<CampaignSelected> Shop::select_guests(CampaignId id) {
  const auto campaign = running_campaign(*parts_, id);
  if (!campaign) return campaign.error();
  const Instant now = parts_->clock.now();
  const auto writing = Writing::of(*parts_, *campaign, now);
  if (!writing) return writing.error();
  const auto choice = choose_guests(*campaign);
  if (!choice) return choice.error();
  const ShopSettings known = settings();
  Queueing queueing(*this, parts_->keys, known.bucket, *campaign, now, known.zone.local(now).day);
  queueing.hold_back(*choice);
  const auto written = writing->write(
      choice->chosen,
      [&](const ChosenGuest& her, const CustomerMemory&, WrittenMessage message) {
        queueing.add(her.id, std::move(message));
      },
      [&] { return queueing.flush(); });
  return written ? queueing.finish() : written.error();
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
