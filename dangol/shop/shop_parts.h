// What a Shop is made of. Private to shop/: shop.cc records and wires, looking_up.cc reads, keeping.cc snapshots and
// erases, keeping_segments.cc counts who is in saved segments, keeping_audience.cc keeps the columns of campaigns.
#pragma once

#include <atomic>
#include <condition_variable>
#include <limits>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include "audience/audience.h"
#include "events/codec.h"
#include "insights/saved_segments.h"
#include "shop/acceptance.h"
#include "shop/learning_pace.h"
#include "shop/prepared_insights.h"
#include "shop/shop.h"
#include "shop/shop_memory.h"
#include "storage/group_commit.h"

namespace dangol {

struct Shop::Parts {
  Parts(Journal& journal_in, KeyRing& keys_in, const Clock& clock_in, Erase erase_in, StatutoryStore* statutory_in);
  ~Parts();

  Result<void> load();
  Result<void> load_snapshot();
  // Each in sight of those before it. The lock is let go in between, so that folding need not wait for a large batch.
  Result<void> accept_all(std::span<const Event> events) const;
  Result<Receipt> receipt_of(Event event, const Appended& answer);
  void fold(std::span<const Entry> entries, std::span<const Appended> answers);
  Result<void> keep_snapshot();        // with no commit under way
  Result<void> destroy_health_data();  // of those who withdrew, with no commit under way
  bool somebody_withdrew() const;
  bool must_learn() const;
  void note_for_segments(const Event& event);  // folded; with the mutex
  void forget_in_segments(CustomerId customer);
  void bring_segments_up_to_date();
  std::int32_t turn_segments_to_today();
  void count_segments_anew(std::int32_t today);
  void judge_waiting_for_segments();
  void note_for_audience(const Event& event);  // folded; with the mutex
  void note_for_audience(CustomerId touched);  // likewise
  void forget_in_audience(CustomerId customer);
  void bring_audience_up_to_date();
  void begin_audience_anew();
  void renew_touched_in_audience();
  bool has_campaigns() const;
  void learn();  // knowledge: at most some tenths of a second
  // As prepared, or worked out now; nothing of who refused personalisation. Wants the lock, shared.
  std::shared_ptr<const GuestInsights> insights_of(CustomerId guest, const CustomerMemory& memory,
                                                   const PreparedInsights::Known& known, std::int32_t day) const;
  std::vector<CustomerId> guests_to_notify(Instant now);
  void prepare_insights();  // of those who have just ordered
  void tend();              // the background thread

  Journal& journal;
  KeyRing& keys;
  const Clock& clock;
  Erase erase;
  StatutoryStore* statutory;
  Codec codec;

  mutable std::shared_mutex mutex;  // guards the next eight
  ShopMemory memory;
  Position folded = 0;
  std::vector<CustomerId> withdrawn;  // their health data have to go from the journal
  LearningPace learning;
  std::multimap<Instant, CustomerId> answers_settle;  // hers, or to what she asked for: when she may be told
  std::int32_t noticed_on = 0;                        // the day on which all were last looked through for notices
  std::vector<CustomerId> ordered;                    // since insights were last prepared; the first of them

  // Who is in the saved segments, also guarded by `mutex`. Judged in the background, in short batches.
  SavedSegments segments;
  bool segments_hold = false;               // false: a rule, the menu or the stores changed since they were counted
  std::uint64_t rules_changed = 0;          // how often
  std::unordered_set<CustomerId> to_judge;  // had an event since they were
  std::mutex segments_turn;                 // taken before `mutex`

  // Everybody as columns, for campaigns: begun when it is first wanted. Also guarded by `mutex`.
  Audience audience;
  bool audience_holds = false;      // false: it has not begun, or what all rows rest on has changed
  bool audience_is_kept = false;    // who is touched is noted from the first beginning on
  std::uint64_t audience_ends = 0;  // how often what all rows rest on has changed
  std::vector<CustomerId> touched;  // had an event since her row was made; some of them several times
  std::mutex audience_turn;         // taken before `mutex`; rows stay where they are while it is held

  std::mutex in_house_turn;  // of who says or prints something; taken before `mutex`
  std::mutex calling_turn;   // of who calls a name, until the displays have answered; likewise

  std::atomic<std::shared_ptr<const Knowledge>> knowledge = std::make_shared<const Knowledge>();
  mutable PreparedInsights prepared;

  std::mutex listeners_mutex;
  std::vector<std::function<void(const Change&)>> listeners;

  std::mutex tending_mutex;
  std::condition_variable tending_due;
  bool closing = false;
  std::atomic<std::uint64_t> since_snapshot = 0;
  std::thread tending;

  GroupCommit commit;  // last: it waits for its writers before the rest goes
};

// Lets recording in between short batches of guests.
GuestWalk walk_over(const Shop::Parts& parts, std::size_t most = std::numeric_limits<std::size_t>::max());
Guest seen(CustomerId id, const CustomerMemory& memory);
// Those of lowest id, ascending: ids are drawn at random, so the first of them are a fair sample.
std::vector<CustomerId> known_guests(const Shop::Parts& parts, std::size_t most);
UsualOrder usual_of(const Shop::Parts& parts, const CustomerMemory& memory, const Customer& customer, Moment moment);
bool may_be_asked(const Shop::Parts& parts, const CustomerMemory& memory, const Customer& customer, Instant now);

}  // namespace dangol
