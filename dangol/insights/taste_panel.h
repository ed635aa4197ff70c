// The tastes of the shop's guests, kept up with every order: of all of them while they are few, else of a fair sample
// by which anybody's taste is judged. Bounded memory, some 300 bytes a guest.
//
//   panel.add(guest, at, local, order);                       // and take_back(), forget(): exact, in place
//   recommend(panel, blend, guest, habits, today, 5).fresh    // of anybody, on the panel or not
#pragma once

#include <cstdint>
#include <span>

#include "catalog/catalog.h"
#include "habits/customer_habits.h"
#include "recommendations/fit_taste.h"
#include "recommendations/recommend.h"

namespace dangol {

class TastePanel {
 public:
  static constexpr std::size_t most_guests = 4'096;

  void describe(const ItemDefined& item);
  // Orders without a time tell nothing: tastes are read in their sequence.
  void add(CustomerId guest, Instant at, LocalTime local, const OrderPlaced& order);
  void take_back(CustomerId guest, Instant at, LocalTime local, const OrderPlaced& order);
  void forget(CustomerId guest) { taste_.forget(guest); }

  // At a start: leaves room on the panel for the same of `guests` who would be on it had they come one by one.
  void make_room_for(std::span<const CustomerId> guests);
  // Her remembered orders; of a guest whose tastes are not on the panel yet.
  void take_in(CustomerId guest, const CustomerHabits& habits);

  const ShopTaste& taste() const { return taste_; }

 private:
  // Those of smallest hash, so that a guest who is on the panel in the end has been on it from her first order.
  bool admits(CustomerId guest) const { return hash_of(guest) < limit_; }
  void shrink();

  ShopTaste taste_;
  std::uint64_t limit_ = std::uint64_t{1} << 32;  // only falls
};

// How much each kind of evidence counts in this shop. From the lessons of a few hundred guests: more change little.
TasteBlend learn_taste(const ShopTaste& panel);

// By the orders that are remembered of her, on days up to `today`; some hundred microseconds.
Recommendations recommend(const TastePanel& panel, const TasteBlend& blend, CustomerId guest,
                          const CustomerHabits& habits, std::int32_t today, std::size_t limit);

}  // namespace dangol
