// The guests as columns, for campaigns: whoever had an event gets a new row before anybody is chosen, and in the
// background; all do when the zone or the texts that ask for consent change. No midnight changes a row.
#include <algorithm>
#include <limits>

#include "insights/facts_reader.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

// While recording waits: less than a millisecond.
constexpr std::size_t rows_at_once = 128;
// Rows keep the days of all orders: what lies ahead of today is told by the last of them.
constexpr std::int32_t every_day = std::numeric_limits<std::int32_t>::max();

bool changes_all_rows(const EventBody& body) {
  return std::holds_alternative<ShopFounded>(body) || std::holds_alternative<ConsentTextPublished>(body);
}

AudienceRow row_of(const Shop::Parts& parts, FactsReader& reader, CustomerId id, const CustomerMemory& memory) {
  AudienceRow row = row_of(reader.read_figures(seen(id, memory)));
  const Profile profile = parts.memory.unpacked(id, memory).profile;
  for (const Channel channel : reached_by) {
    const AskedAbout asked{channel, MessageClass::advertising, {}, Question::still};
    note_reach(row, question_about(parts, id, memory, profile, asked, {}));
  }
  if (may_be_touchy(parts, id, memory)) row.flags |= AudienceRow::touchy;
  note_messages(row, parts.memory.outbox(), id, parts.memory.settings().zone);
  return row;
}

FactsReader reader_of(const ShopMemory& memory) { return {memory.catalog(), memory.settings().zone, every_day}; }

}  // namespace

void Shop::Parts::note_for_audience(const Event& event) {
  if (changes_all_rows(event.body)) {
    audience_holds = false;
    ++audience_ends;
  }
  if (event.customer) note_for_audience(event.customer);
}

void Shop::Parts::note_for_audience(CustomerId guest) {
  if (audience_is_kept) touched.push_back(guest);
}

// Once more when it is her turn, as a beginning under way may have seen her.
void Shop::Parts::forget_in_audience(CustomerId customer) {
  audience.forget(customer);
  note_for_audience(customer);
}

bool Shop::Parts::has_campaigns() const {
  const std::shared_lock lock(mutex);
  return !memory.outbox().campaigns().all().empty();
}

void Shop::Parts::bring_audience_up_to_date() {
  const std::scoped_lock turn(audience_turn);
  const auto must_begin = [this] {
    const std::shared_lock lock(mutex);
    return !audience_holds || audience.is_untidy();
  };
  while (must_begin()) begin_audience_anew();
  renew_touched_in_audience();
}

void Shop::Parts::begin_audience_anew() {
  std::uint64_t ends = 0;
  std::optional<FactsReader> reader;
  {
    const std::unique_lock lock(mutex);
    audience_is_kept = true;
    touched.clear();
    ends = audience_ends;
    reader = reader_of(memory);
  }
  const std::vector<CustomerId> ids = known_guests(*this, std::numeric_limits<std::size_t>::max());
  Audience fresh(ids);
  for (std::size_t begin = 0; begin < ids.size(); begin += rows_at_once) {
    const std::shared_lock lock(mutex);
    for (std::size_t i = begin; i < std::min(begin + rows_at_once, ids.size()); ++i) {
      if (const CustomerMemory* known = memory.find(ids[i])) fresh.put(ids[i], row_of(*this, *reader, ids[i], *known));
    }
  }
  const std::unique_lock lock(mutex);
  if (ends != audience_ends) return;  // rows of before and of after the change
  std::swap(audience, fresh);
  audience_holds = true;
}

void Shop::Parts::renew_touched_in_audience() {
  std::vector<CustomerId> guests;
  std::optional<FactsReader> reader;
  {
    const std::unique_lock lock(mutex);
    if (touched.empty()) return;
    guests.swap(touched);
    reader = reader_of(memory);
  }
  std::ranges::sort(guests);
  guests.erase(std::unique(guests.begin(), guests.end()), guests.end());
  for (std::size_t begin = 0; begin < guests.size(); begin += rows_at_once) {
    const std::unique_lock lock(mutex);
    for (std::size_t i = begin; i < std::min(begin + rows_at_once, guests.size()); ++i) {
      if (const CustomerMemory* known = memory.find(guests[i])) {
        audience.put(guests[i], row_of(*this, *reader, guests[i], *known));
      } else {
        audience.forget(guests[i]);
      }
    }
  }
}

}  // namespace dangol
