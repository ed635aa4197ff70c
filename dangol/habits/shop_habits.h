// What all customers of a shop have in common: how often each item is ordered at which hours, how long gaps between
// visits are, how faithful people are. Personal estimates are shrunk towards it.
//
// Everything is learned as orders come, each order first forecast and then shown (prequentially), in constant time an
// order. Memory is bounded by the number of items and stores (item_popularity.h), never by customers or orders.
#pragma once

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"
#include "habits/arrivals.h"
#include "habits/calibration.h"
#include "habits/gap_habits.h"
#include "habits/hour_habits.h"
#include "habits/item_popularity.h"
#include "habits/option_popularity.h"
#include "habits/taste_model.h"

namespace dangol {

class CustomerHabits;
class LookBack;

class ShopHabits {
 public:
  // `before` is the customer's memory before this order; null for a walk-in. A local time before 1970-01-03 means
  // unknown.
  void add(const OrderPlaced& order, LocalTime local, const CustomerHabits* before);
  // Takes back an order that was added; `before` is her memory without it. Popularity, options, arrivals and the gap
  // that it ended are sums and become what they were (each says how exactly). The taste weights, the weights of
  // hours and the calibration are not: each step of their online learning starts where the last one ended
  // (taste_model.h, hour_habits.h, calibration.h), so what they learned from the order stays, as does what her later
  // orders taught while it stood. Each is one step among all the shop's orders.
  void remove(const OrderPlaced& order, LocalTime local, const CustomerHabits* before);

  const ItemPopularity& popularity() const { return popularity_; }
  const OptionPopularity& options() const { return options_; }
  const GapHabits& gaps() const { return gaps_; }
  const Arrivals& arrivals() const { return arrivals_; }
  const HourHabits& hours() const { return hours_; }
  const TasteWeights& taste() const { return taste_; }
  const Calibration& calibration() const { return calibration_; }

  void encode(ByteWriter& out) const;
  // Bytes that encode() cannot have written fail the reader and give a new shop's habits.
  static ShopHabits decode(ByteReader& in);

 private:
  void learn_taste(const OrderPlaced& order, ItemId main, const LookBack& back);

  ItemPopularity popularity_;
  OptionPopularity options_;
  GapHabits gaps_;
  Arrivals arrivals_;
  HourHabits hours_;
  TasteWeights taste_;
  Calibration calibration_;
};

// The item of the first line with a positive quantity: what an order is mainly about. 0: none.
ItemId main_item(const OrderPlaced& order);

}  // namespace dangol
