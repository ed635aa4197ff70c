// When a customer will come again, for anything or for one service: the one door of this module.
//
//   ShopRhythm shop;
//   CustomerRhythm her;                                  // hers for hair dye; another holds her visits for anything
//   for (std::int32_t day : days) shop.visit(dye, her, day);
//   shop.refresh(today);                                 // once a day
//   shop.learn_returns(histories, today);                // now and then: each night, or each week
//   RhythmForecast next = shop.forecast(dye, her, today);
//
// The models and their sources: shop_clock.h, weekday_habits.h, gap_model.h, drop_out.h, return_model.h.
#pragma once

#include <cstdint>
#include <span>

#include "base/ids.h"
#include "rhythm/customer_rhythm.h"
#include "rhythm/gap_model.h"
#include "rhythm/shop_clock.h"
#include "rhythm/weekday_habits.h"

namespace dangol {

// What a customer comes for: an item, a category or a service. 0: anything at all.
using ServiceId = Id<struct ServiceTag, std::uint32_t>;

enum class RhythmState : std::uint8_t {
  not_enough,  // too little is known: of her and of the shop
  one_off,     // she came once, and more than half of such customers do not come back
  waiting,     // her usual day is not reached
  due,         // her usual day has come
  overdue,     // later than the 80 % interval allows
  gone,        // silent for so long that four in five such customers are gone
};

struct RhythmForecast {
  RhythmState state = RhythmState::not_enough;
  // The day by which half of her gaps as long as they usually are would have ended; closed days do not count. Days are
  // since 1970-01-01; 0 while state is not_enough.
  std::int32_t usual_day = 0;
  // If she comes again, and given that she has not come yet: the day by which she will with chance one half, and days
  // between which she comes in 80 % of cases. today or later.
  std::int32_t expected_day = 0;
  std::int32_t earliest_day = 0;
  std::int32_t latest_day = 0;
  int days_over = 0;        // open days since usual_day, when due or overdue
  double gap_days = 0;      // open days, half of her gaps are longer
  double chance_today = 0;  // 0..1, of a visit today, if she has not come today; else 0
  double chance_week = 0;   // 0..1, of a visit on any of the next seven days, today among them unless she has come
  double alive = 0;         // 0..1, that she will come again at all
  double regularity = 0;    // 0..1: 0 visits at random, 1 like clockwork: 1 - 1 / sqrt(k) of gaps that are gamma with
                            // shape k, k from ratios of successive gaps (Wheat & Morrison 1990, eq. 5), drawn to the
                            // shop's by five gaps' worth
};

// A customer's days for one service, to learn who comes back: ascending, each once.
struct RhythmHistory {
  ServiceId service;
  std::span<const std::int32_t> days;
  std::uint32_t earlier_visits = 0;  // not among `days`
  std::int32_t first_day = 0;        // of them; read only when there are any
};

class ShopRhythm {
 public:
  // A shop that has learned from histories (until `today`; nothing on or after it is looked at) as if it had met them
  // one customer after another: O(visits), some 100 ns each. Histories of visits for anything come with service 0.
  static ShopRhythm learned_from(std::span<const RhythmHistory> histories, std::int32_t today);

  // She comes on `day`: the shop learns from the gap that ends, then `customer` remembers the day. A day that is not
  // after her last changes nothing. O(1).
  void visit(ServiceId service, CustomerRhythm& customer, std::int32_t day);
  // The same in two halves. learn() wants her rhythm from before the visit.
  void learn(ServiceId service, const CustomerRhythm& customer, std::int32_t day);
  void follow(CustomerRhythm& customer, std::int32_t day) const;
  // Takes back what learn() learned: see GapModel::learn for what is not undone.
  void forget(ServiceId service, const CustomerRhythm& before, std::int32_t day);
  // Her rhythm from her remembered days: O(days), some 40 ns each.
  CustomerRhythm recall(const RhythmHistory& history) const;

  // A new day: which of the days before `today` were closed or unusual. O(days known).
  void refresh(std::int32_t today);
  // Who comes back, learned anew from the shop's past until `today` (nothing on or after it is looked at). At most
  // 20,000 of the histories are looked at, evenly chosen; about half a second then, less with fewer.
  void learn_returns(std::span<const RhythmHistory> histories, std::int32_t today);

  // `today` before her last visit is read as the day of that visit.
  RhythmForecast forecast(ServiceId service, const CustomerRhythm& customer, std::int32_t today) const;
  // Chance, 0..1, of a visit on one of the days first..last, given that her last visit was her last before `first`.
  double chance(ServiceId service, const CustomerRhythm& customer, std::int32_t first, std::int32_t last) const;
  // The day by which, if she comes again, she will have come with chance `share` (0..1), as seen from her last visit.
  std::int32_t day_of(ServiceId service, const CustomerRhythm& customer, double share) const;

  const ShopClock& clock() const { return clock_; }
  const GapModel& model(ServiceId service) const { return service ? services_ : visits_; }

 private:
  // Her gap that has begun.
  struct View {
    const GapModel& model;
    const ShopClock& clock;
    std::int32_t from = 0;
    WeekdayWeights weights{};
    double first_day = 0;  // open days left of the day she came on
    ExpectedGap gap;
    double lost = 0;     // chance that it was her last visit
    double longest = 1;  // survival of the day she came on
    double visits = 1;
    double known_days = 0;  // of the calendar, from her first visit to her last

    double open_days_to(std::int32_t day) const { return first_day + clock.open_days(from, day, weights); }
    double survival_of(std::int32_t day) const { return model.survival(gap, open_days_to(day)); }
  };
  View view(ServiceId service, const CustomerRhythm& customer) const;
  std::int32_t day_after(const View& view, double open_days, std::int32_t from) const;
  ReturnReadings readings(const View& view, std::int32_t first, std::int32_t last) const;
  std::int32_t quantile(const View& view, double not_yet, double share, std::int32_t from) const;
  double regularity(ServiceId service, const CustomerRhythm& customer) const;
  void judge(RhythmForecast& forecast, const View& view, std::int32_t today) const;
  GapModel& model_of(ServiceId service) { return service ? services_ : visits_; }
  void learn_gap(ServiceId service, const CustomerRhythm& customer, const EndedGap& gap, std::int32_t day, double sign);
  // Her first remembered day comes with what was before it.
  void follow(CustomerRhythm& customer, std::int32_t day, const RhythmHistory& history) const;
  void learn_history(const RhythmHistory& history, std::int32_t today);
  void learn_kind(bool of_services, std::span<const RhythmHistory> histories, std::int32_t today);
  void learn_drop_out(bool of_services, std::span<const RhythmHistory> histories, std::int32_t today);
  void learn_answers(bool of_services, std::span<const RhythmHistory> histories, std::int32_t first_day,
                     std::int32_t today);

  ShopClock clock_;
  WeekdayHabits weekdays_;
  GapModel visits_{7};  // days that a new shop believes in
  GapModel services_{30};
};

}  // namespace dangol
