// What a shop does beside serving: snapshots, destroying what has to go, erasing a person.
#include <chrono>

#include "shop/shop_parts.h"
#include "shop/snapshot.h"

namespace dangol {
namespace {

// A start reads at most what these let accumulate: a few hundredths of a second.
constexpr std::uint64_t events_before_snapshot = 20'000;
constexpr std::chrono::seconds between_snapshots{60};

constexpr std::array health_kinds{EventKind::allergy_recorded};

}  // namespace

Result<void> Shop::Parts::keep_snapshot() {
  std::vector<CustomerSnapshot> changed;
  std::string shop;
  Position upto = 0;
  {
    const std::shared_lock lock(mutex);
    upto = folded;
    if (upto == 0) return {};
    shop = encode_shop_snapshot(memory, codec);
    for (const auto& [customer, each] : memory.customers()) {
      if (!each.changed) continue;
      changed.push_back(
          {memory.settings().bucket, customer, encode_customer_snapshot(customer, each, memory.outbox(), keys)});
    }
  }
  if (auto saved = journal.save_snapshot(upto, shop, changed); !saved) return saved;
  const std::unique_lock lock(mutex);
  for (const CustomerSnapshot& each : changed) memory.customers().at(each.customer).changed = false;
  since_snapshot = 0;
  return {};
}

// The snapshot without her health data goes in first: from then on nothing needs the entries that are destroyed next.
Result<void> Shop::Parts::destroy_health_data() {
  std::vector<CustomerId> leaving;
  {
    const std::unique_lock lock(mutex);
    leaving.swap(withdrawn);
  }
  if (leaving.empty()) return {};
  if (auto kept = keep_snapshot(); !kept) return kept;
  for (const CustomerId customer : leaving) {
    const auto erased = journal.erase(memory.settings().bucket, customer, health_kinds);
    if (!erased) return erased.error();
    keys.forget(customer, KeyUse::sensitive);
    const std::unique_lock lock(mutex);
    if (const auto at = memory.customers().find(customer); at != memory.customers().end()) {
      at->second.health_data_leaving = false;
    }
  }
  return {};
}

bool Shop::Parts::somebody_withdrew() const {
  const std::shared_lock lock(mutex);
  return !withdrawn.empty();
}

bool Shop::Parts::must_learn() const {
  const std::shared_lock lock(mutex);
  return learning.is_due(folded, LearningPace::Clock::now());
}

void Shop::Parts::tend() {
  std::unique_lock lock(tending_mutex);
  auto last_snapshot = std::chrono::steady_clock::now();
  while (!closing) {
    tending_due.wait_for(lock, std::chrono::seconds{1});
    lock.unlock();
    const bool due = std::chrono::steady_clock::now() - last_snapshot >= between_snapshots &&
                     since_snapshot >= events_before_snapshot;
    if (due || somebody_withdrew()) {
      // A failure shows at the next recording: the journal refuses everything after an I/O error.
      (void)commit.exclusively([&]() -> Result<void> {
        if (auto destroyed = destroy_health_data(); !destroyed) return destroyed;
        return due ? keep_snapshot() : Result<void>{};
      });
    }
    prepare_insights();
    if (due) last_snapshot = std::chrono::steady_clock::now();
    bring_segments_up_to_date();
    if (has_campaigns()) bring_audience_up_to_date();
    if (must_learn()) learn();
    lock.lock();
  }
}

Shop::Parts::~Parts() {
  {
    const std::scoped_lock lock(tending_mutex);
    closing = true;
  }
  tending_due.notify_all();
  if (tending.joinable()) tending.join();
}

Result<void> Shop::save_snapshot() {
  return parts_->commit.exclusively([this]() -> Result<void> {
    if (auto destroyed = parts_->destroy_health_data(); !destroyed) return destroyed;
    return parts_->keep_snapshot();
  });
}

Result<Erasure> Shop::erase(CustomerId customer) {
  Erasure erasure;
  auto erased = parts_->commit.exclusively([&]() -> Result<void> {
    const auto known = this->customer(customer);
    if (!known) return Error{ErrorCode::not_found, "there is no such customer"};
    if (auto kept = keep_by_law(*known, erasure); !kept) return kept;
    const auto count = parts_->erase(settings().bucket, customer);
    if (!count) return count.error();
    erasure.events = *count;
    parts_->keys.forget(customer);
    const std::unique_lock lock(parts_->mutex);
    parts_->memory.forget(customer);
    parts_->forget_in_segments(customer);
    parts_->forget_in_audience(customer);
    parts_->prepared.forget(customer);
    return {};
  });
  if (!erased) return erased.error();
  const std::scoped_lock lock(parts_->listeners_mutex);
  for (const auto& listener : parts_->listeners) listener({.customer = customer, .of_rights = true});
  return erasure;
}

Result<std::vector<Event>> Shop::history(CustomerId customer, Pictures pictures) const {
  std::vector<Event> events;
  auto read =
      parts_->journal.read_customer(settings().bucket, customer, [&](Position, const Entry& entry) -> Result<void> {
        if (entry.kind == EventKind::consent_evidenced && pictures == Pictures::left_out) return {};
        auto event = parts_->codec.decode(entry);
        if (!event) return event.error();
        events.push_back(std::move(*event));
        return {};
      });
  if (!read) return read.error();
  return events;
}

Result<ConsentEvidenced> Shop::picture(CustomerId customer, const IdempotencyKey& key) const {
  const auto entry = parts_->journal.find(settings().bucket, customer, key);
  if (!entry) return entry.error();
  if (!*entry || (*entry)->kind != EventKind::consent_evidenced)
    return Error{ErrorCode::not_found, "there is no such picture"};
  auto event = parts_->codec.decode(**entry);
  if (!event) return event.error();
  return std::get<ConsentEvidenced>(std::move(event->body));
}

}  // namespace dangol
