// What a shop knows of its customers' future purchases and their worth: the one model that lasts, and what it says of
// anybody.
//
//   const ValueModel model = fit_value(histories, held_back);
//   const CustomerValue she = value_of(model, history, {.weeks = 52});
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "value/gamma_gamma.h"
#include "value/purchase_forecast.h"

namespace dangol {

enum class ValueModelKind : std::uint8_t { pareto, bg, mbg, regular };
inline constexpr std::size_t value_model_kinds = 4;
std::string_view name_of(ValueModelKind kind);  // "Pareto/NBD"

// A customer as she was known earlier, and how often she came since: what the models are chosen by.
struct HeldBack {
  BuyingHistory earlier;
  std::uint32_t purchases = 0;  // in the weeks that were held back
};

// Two thirds of the way from the first to the last day; those who came later are left out.
struct HeldBackSet {
  std::vector<HeldBack> customers;
  double weeks = 0;
};
HeldBackSet hold_back(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until);

struct ModelChoice {
  double score = 0;  // sum of ln P(purchases that were held back), less Pareto/NBD's
  double error = 0;  // its standard error
};

struct ValueModel {
  bool enough = false;  // false: fewer than ten customers came again; what is said rests on other shops' experience
  std::uint64_t customers = 0;
  std::uint64_t repeaters = 0;
  ValueModelKind kind = ValueModelKind::pareto;
  std::array<ModelChoice, value_model_kinds> choices{};
  BuyingFit buying;
  std::vector<BuyingFit> points;  // of its uncertainty, for intervals; none from 1,000 repeaters on, where chance rules
  // Of an interval, in standard errors: learned from what was held back. The models know chance, but not that a shop's
  // seasons move all its customers at once.
  double stretch = 1;
  SpendModel spend;
};

// Chooses Pareto/NBD unless another model foretold what was held back better by more than two standard errors. On the
// four real and two simulated shops at hand it forecasts best or nearly so; likelihood chooses worse (on CDNOW BG/NBD,
// twelve points higher, whose forecasts are worse; elsewhere regularity, by a thousand points, for what comes of
// counting in days). Without held back customers there is nothing to choose by: Pareto/NBD.
ValueModel fit_value(std::span<const BuyingHistory> histories, const HeldBackSet& held_back = {},
                     const BuyingFitOptions& options = {});

struct Outlook {
  double weeks = 52;              // how far to look: never "for life", which no shop has seen yet
  double yearly_discount = 0.10;  // what a year's wait takes away: 0.10 makes 100 in a year worth 90.9 today
  double interval = 0.80;         // chance that the intervals hold what will be
};

// What an interval leaves out at each end, having been stretched.
double tail_share(const ValueModel& model, double interval);

struct ValueInterval {
  double expected = 0;
  double low = 0;
  double high = 0;
};

struct CustomerValue {
  bool enough = false;      // see ValueModel
  double alive = 0;         // 0..1
  ValueInterval purchases;  // in the outlook's weeks
  double spend_each = 0;    // expected, of a purchase
  ValueInterval value;      // what she will spend in these weeks
  double discounted = 0;    // expected, as worth today
};

// Expectations are the best fit's. The intervals are predictive: what she will do, not what she is expected to do, and
// in a small shop they hold what is not known of the parameters, too. About 0.2 ms.
CustomerValue value_of(const ValueModel& model, const BuyingHistory& history, const Outlook& outlook = {});

// Purchases expected in the outlook's weeks, each discounted to today. About 2 us.
double discounted_purchases(const BuyingFit& fit, const BuyingHistory& history, const Outlook& outlook);

}  // namespace dangol
