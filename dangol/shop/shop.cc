#include "shop/shop.h"

#include "base/assert.h"
#include "consent/notices.h"
#include "shop/shop_parts.h"
#include "shop/snapshot.h"
#include "shop/snapshot_loader.h"

namespace dangol {
namespace {

// Readers wait no longer than this many folds while a large import goes in.
constexpr std::size_t folds_at_once = 256;

// An import is more than can be prepared for: cards then work tastes out themselves.
constexpr std::size_t most_prepared = 256;

// What a start has to read of it, in events of common size: a picture is worth hundreds.
std::uint64_t weight_of(const Entry& entry) {
  constexpr std::uint64_t common_bytes = 1024;
  return 1 + entry.body.size() / common_bytes;
}

bool is_of_shop(const Event& event) {
  const bool is_order =
      std::holds_alternative<OrderPlaced>(event.body) || std::holds_alternative<OrderVoided>(event.body);
  return !event.customer && !is_order;
}

bool changes_rights(const EventBody& body) {
  return std::holds_alternative<ConsentChanged>(body) || std::holds_alternative<GuardianConsented>(body) ||
         std::holds_alternative<CameOfAge>(body);
}

// What waits to be said to her shows on her card, and who was called is in no list of those who wait any more; what is
// sent or printed shows nowhere at the counter.
bool is_for_counter(const Outbox& outbox, const EventBody& body) {
  const auto* moved = std::get_if<MessageMoved>(&body);
  const OutboxMessage* message = moved == nullptr ? nullptr : outbox.find(moved->message);
  const auto* queued = std::get_if<MessageQueued>(&body);
  const Channel by = queued != nullptr ? queued->channel : message != nullptr ? message->channel : Channel::none;
  return by == Channel::counter || by == Channel::display;
}

}  // namespace

// The content of an event covers its time, by which imports tell a corrected receipt. A retry comes later than what it
// repeats: it is the same when it would be at the time of the first.
Result<Receipt> Shop::Parts::receipt_of(Event event, const Appended& answer) {
  if (answer.status == AppendStatus::contradicts) {
    const auto known = journal.find(event.bucket, event.customer, event.key);
    if (!known) return known.error();
    if (*known) event.at = (*known)->at;
    const auto again = codec.encode(event);
    if (!again) return again.error();
    if (!*known || (*known)->kind != again->kind || (*known)->content != again->content) {
      return Error{ErrorCode::conflict, "this idempotency key was used for something else; use a new one"};
    }
  }
  return Receipt{answer.position, answer.status != AppendStatus::recorded};
}

Shop::Parts::Parts(Journal& journal_in, KeyRing& keys_in, const Clock& clock_in, Erase erase_in,
                   StatutoryStore* statutory_in)
    : journal(journal_in),
      keys(keys_in),
      clock(clock_in),
      erase(std::move(erase_in)),
      statutory(statutory_in),
      codec(keys_in),
      commit(journal_in, [this](auto entries, auto answers) { fold(entries, answers); }) {}

Shop::Shop(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Shop::~Shop() = default;

Result<std::unique_ptr<Shop>> Shop::open(Journal& journal, KeyRing& keys, const Clock& clock, Erase erase,
                                         StatutoryStore* statutory) {
  if (!erase) erase = [&journal](Bucket bucket, CustomerId customer) { return journal.erase(bucket, customer, {}); };
  auto parts = std::make_unique<Parts>(journal, keys, clock, std::move(erase), statutory);
  if (auto loaded = parts->load(); !loaded) return loaded.error();
  parts->learn();
  parts->tending = std::thread([&at = *parts] { at.tend(); });
  return std::unique_ptr<Shop>(new Shop(std::move(parts)));
}

Result<void> Shop::Parts::load_snapshot() {
  SnapshotLoader loader(keys, memory);
  const auto shop_part = [&](Position upto, std::string_view body) -> Result<void> {
    const auto current = decode_shop_snapshot(body, codec, keys, memory);
    if (!current) return current.error();
    if (*current) folded = upto;  // of another version: everything is read from the journal
    return {};
  };
  const auto customer_part = [&](Bucket, CustomerId customer, std::string_view body) -> Result<void> {
    return folded > 0 ? loader.add(customer, body) : Result<void>{};
  };
  if (auto read = journal.read_snapshot(shop_part, customer_part); !read) return read;
  if (auto finished = loader.finish(); !finished) return finished;
  memory.restore_tastes();
  return {};
}

Result<void> Shop::Parts::load() {
  if (auto restored = load_snapshot(); !restored) return restored;
  return journal.read(folded, [&](Position position, const Entry& entry) -> Result<void> {
    auto event = codec.decode(entry);
    if (!event) return event.error();
    memory.apply(*event);
    folded = position;
    since_snapshot += weight_of(entry);
    if (const CustomerMemory* customer = memory.find(entry.customer); customer && customer->health_data_leaving) {
      withdrawn.push_back(entry.customer);
    }
    return {};
  });
}

void Shop::Parts::fold(std::span<const Entry> entries, std::span<const Appended> answers) {
  std::vector<Change> changes;
  for (std::size_t begin = 0; begin < entries.size(); begin += folds_at_once) {
    const std::unique_lock lock(mutex);
    const std::size_t end = std::min(entries.size(), begin + folds_at_once);
    for (std::size_t i = begin; i < end; ++i) {
      if (answers[i].status != AppendStatus::recorded) continue;
      const auto event = codec.decode(entries[i]);
      if (!event) continue;  // of somebody who was erased while it waited to be committed: it opens for nobody
      memory.apply(*event);
      folded = answers[i].position;
      since_snapshot += weight_of(entries[i]);
      if (std::holds_alternative<SuggestionShown>(event->body)) continue;  // her card has said it already
      note_for_audience(*event);
      if (is_of_message(event->body)) {
        if (is_for_counter(memory.outbox(), event->body)) changes.push_back({event->customer, answers[i].position});
        continue;
      }
      note_for_segments(*event);
      if (std::holds_alternative<ItemDefined>(event->body)) learning.note_other_menu();
      prepared.forget(event->customer);
      changes.push_back({event->customer, answers[i].position, is_of_shop(*event), changes_rights(event->body)});
      if (event->customer && std::holds_alternative<OrderPlaced>(event->body) && ordered.size() < most_prepared)
        ordered.push_back(event->customer);
      const auto* consent = std::get_if<ConsentChanged>(&event->body);
      if (consent != nullptr || std::holds_alternative<RightsAnswered>(event->body))
        answers_settle.emplace(event->at + answers_settle_in, event->customer);
      if (consent != nullptr && consent->purpose == Purpose::sensitive && !consent->given) {
        withdrawn.push_back(event->customer);
        tending_due.notify_one();
      }
    }
  }
  const std::scoped_lock lock(listeners_mutex);
  for (const auto& listener : listeners) {
    for (const Change& change : changes) listener(change);
  }
}

Result<void> Shop::Parts::accept_all(std::span<const Event> events) const {
  BatchDefinitions batch(events);
  const Instant now = clock.now();
  for (std::size_t begin = 0; begin < events.size(); begin += folds_at_once) {
    const std::shared_lock lock(mutex);
    for (const Event& event : events.subspan(begin, std::min(folds_at_once, events.size() - begin))) {
      if (auto accepted = accept(event, memory, batch, now); !accepted) return accepted;
      batch.note(event, memory);
    }
  }
  return {};
}

Result<Receipt> Shop::record(const Event& event) {
  const auto answers = record_all({&event, 1});
  if (!answers) return answers.error();
  return parts_->receipt_of(event, answers->front());
}

Result<Receipt> Shop::record_together(std::span<const Event> events) {
  const auto answers = record_all(events);
  if (!answers) return answers.error();
  std::optional<Receipt> first;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto receipt = parts_->receipt_of(events[i], (*answers)[i]);
    if (!receipt) return receipt.error();
    if (!first) first = *receipt;
  }
  return first.value_or(Receipt{});
}

Result<std::vector<Appended>> Shop::record_all(std::span<const Event> events) {
  std::vector<Entry> entries;
  entries.reserve(events.size());
  if (auto accepted = parts_->accept_all(events); !accepted) return accepted.error();
  for (const Event& event : events) {
    auto entry = parts_->codec.encode(event);
    if (!entry) return entry.error();
    entries.push_back(std::move(*entry));
  }
  return parts_->commit.append(std::move(entries));
}

Result<std::vector<AppendStatus>> Shop::foresee(std::span<const Event> events) const {
  std::vector<AppendStatus> answers;
  answers.reserve(events.size());
  for (const Event& event : events) {
    const auto known = parts_->journal.find(event.bucket, event.customer, event.key);
    if (!known) return known.error();
    if (!*known) {
      answers.push_back(AppendStatus::recorded);
      continue;
    }
    const auto entry = parts_->codec.encode(event);
    if (!entry) return entry.error();
    const bool same = (*known)->kind == entry->kind && (*known)->content == entry->content;
    answers.push_back(same ? AppendStatus::already_known : AppendStatus::contradicts);
  }
  return answers;
}

void Shop::record_later(const Event& event, std::function<void(Result<Receipt>)> done) {
  if (auto accepted = parts_->accept_all({&event, 1}); !accepted) return done(accepted.error());
  auto entry = parts_->codec.encode(event);
  if (!entry) return done(entry.error());
  parts_->commit.submit(std::move(*entry), [this, event, done = std::move(done)](const Result<Appended>& answer) {
    done(answer ? parts_->receipt_of(event, *answer) : Result<Receipt>(answer.error()));
  });
}

Result<Event> Shop::voiding(CustomerId customer, const IdempotencyKey& order) const {
  const Bucket bucket = settings().bucket;
  const auto entry = parts_->journal.find(bucket, customer, order);
  if (!entry) return entry.error();
  if (!*entry || (*entry)->kind != EventKind::order_placed)
    return Error{ErrorCode::not_found, "there is no such order"};
  const auto event = parts_->codec.decode(**entry);
  if (!event) return event.error();
  const auto hex = std::string_view(reinterpret_cast<const char*>(order.bytes.data()), order.bytes.size());
  return Event{bucket, customer, parts_->clock.now(), fingerprint(parts_->keys.fingerprint_key(), "void", hex),
               OrderVoided{order, event->at, std::get<OrderPlaced>(event->body)}};
}

void Shop::on_change(std::function<void(const Change&)> listener) {
  const std::scoped_lock lock(parts_->listeners_mutex);
  parts_->listeners.push_back(std::move(listener));
}

}  // namespace dangol
