#include "habits/gap_habits.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

// What a new shop believes, and as how many gaps it counts.
constexpr double prior_gaps = 5;
constexpr double prior_log_mean = 1.9459;  // log 7 days
constexpr double prior_within = 0.5;
constexpr double prior_between = 0.8;
constexpr double least_variance = 0.05;
constexpr double most_gaps = 200'000;  // older ones then fade, so that the shop may change

bool is_sane(double value) { return std::isfinite(value) && std::abs(value) < 1e12; }

}  // namespace

void GapHabits::add(double days, double before) {
  if (gaps_ >= most_gaps) {
    for (double* sum : {&gaps_, &sum_, &squares_, &pairs_, &pair_squares_}) *sum *= 0.5;
  }
  count(days, before, 1);
}

void GapHabits::remove(double days, double before) {
  if (gaps_ < 1 || (before >= 1 && pairs_ < 1)) return;
  count(days, before, -1);
  for (double* sum : {&sum_, &squares_, &pair_squares_}) *sum = std::max(*sum, 0.0);
}

void GapHabits::count(double days, double before, double sign) {
  const double gap = std::log(std::clamp(days, 1.0, 3650.0));
  gaps_ += sign;
  sum_ += sign * gap;
  squares_ += sign * gap * gap;
  if (before < 1) return;
  const double step = gap - std::log(std::min(before, 3650.0));
  pairs_ += sign;
  pair_squares_ += sign * step * step / 2;
}

double GapHabits::log_mean() const { return (sum_ + prior_gaps * prior_log_mean) / (gaps_ + prior_gaps); }

double GapHabits::within_variance() const {
  return std::max((pair_squares_ + prior_gaps * prior_within) / (pairs_ + prior_gaps), least_variance);
}

double GapHabits::between_variance() const {
  const double mean = gaps_ == 0 ? 0 : sum_ / gaps_;
  const double all = gaps_ == 0 ? 0 : std::max(squares_ / gaps_ - mean * mean, 0.0);
  const double between = std::max(all - within_variance(), 0.0);
  return std::max((gaps_ * between + prior_gaps * prior_between) / (gaps_ + prior_gaps), least_variance);
}

void GapHabits::encode(ByteWriter& out) const {
  for (const double value : {gaps_, sum_, squares_, pairs_, pair_squares_}) out.f64(value);
}

GapHabits GapHabits::decode(ByteReader& in) {
  GapHabits read;
  bool sane = true;
  for (double* value : {&read.gaps_, &read.sum_, &read.squares_, &read.pairs_, &read.pair_squares_}) {
    *value = in.f64();
    sane = sane && is_sane(*value) && *value >= 0;
  }
  if (sane && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return GapHabits();
}

}  // namespace dangol
