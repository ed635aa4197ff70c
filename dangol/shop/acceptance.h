// What an event must hold before it is recorded. Imports are checked by the same rules as a tap at the counter.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "shop/shop_memory.h"

namespace dangol {

inline constexpr std::size_t longest_order_lines = 1'000;
inline constexpr std::uint32_t most_held_out_thousandths = 500;
inline constexpr std::uint32_t most_explored_thousandths = 500;
inline constexpr std::uint32_t longest_retention_months = 120;
// PaceChosen::rests_until; who wants none for longer withdraws her consent.
inline constexpr std::int32_t longest_rest_days = 366;
inline constexpr std::int64_t largest_quantity_thousandths = 1'000'000'000;  // a million of one item
inline constexpr std::int64_t largest_line_minor = 1'000'000'000'000'000;  // sums of a million lines stay within int64
inline constexpr std::size_t longest_text_bytes = 4'000;
inline constexpr std::size_t longest_segment_name_bytes = 120;
inline constexpr std::size_t most_saved_segments = 50;

// What an earlier event of the same batch will have defined by the time this one is folded.
class BatchDefinitions {
 public:
  // All of a batch is recorded or nothing: a child may stand before her guardian's consent, whose seal needs her key.
  BatchDefinitions() = default;
  explicit BatchDefinitions(std::span<const Event> batch);
  void note(const Event& event, const ShopMemory& memory);
  bool has(CustomerId id) const { return customers_.contains(id); }
  bool has(ItemId id) const { return items_.contains(id); }
  bool has(ModifierId id) const { return modifiers_.contains(id); }
  // Its group; null when the batch does not define it.
  const std::string* group(ModifierId id) const;
  bool has(StoreId id) const { return stores_.contains(id); }
  // What she has agreed to after the events so far.
  ConsentState consent(CustomerId id, const ShopMemory& memory) const;
  const ConsentTexts& texts(const ShopMemory& memory) const { return texts_ ? *texts_ : memory.consent_texts(); }
  bool may_add_health_data(CustomerId id, const ShopMemory& memory) const;
  // A guardian's consent for her holds, or will when the batch is recorded.
  bool has_guardian(CustomerId id, const ShopMemory& memory) const;
  // After the events so far.
  std::optional<date::year_month_day> birth_date(CustomerId id, const ShopMemory& memory) const;

 private:
  std::unordered_set<CustomerId> customers_;
  std::unordered_set<CustomerId> children_;  // of whom the batch has a guardian's consent
  std::unordered_map<CustomerId, std::optional<date::year_month_day>> births_;  // of those whose profile it gives
  std::unordered_set<ItemId> items_;
  std::unordered_map<ModifierId, std::string> modifiers_;  // their groups
  std::unordered_set<StoreId> stores_;
  std::unordered_map<CustomerId, ConsentState> consents_;  // of those who answered in this batch
  std::optional<ConsentTexts> texts_;                      // when the batch publishes some
};

// `invalid_input`: `at` is more than a day after `now`, as the shop's clock has it.
Result<void> accept_time(Instant at, Instant now);

// `not_found`: an unknown customer, item, option or branch. `invalid_input`: out of range, malformed, not UTF-8, two
// options of a group on one line, a time that accept_time() refuses, an order from before there were tills (time.h), or
// a resident registration or payment card number in words. `forbidden`: an allergy without her separate consent, or
// somebody under 14 on the shop's own day without a guardian's; `conflict`: a note or feedback that speaks of health
// without that consent. Of consents and the texts that ask for them: consent_acceptance.h; of requests:
// request_acceptance.h.
Result<void> accept(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch, Instant now);

}  // namespace dangol
