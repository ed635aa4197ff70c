#include "habits/hour_habits.h"

#include <algorithm>
#include <cmath>

#include "habits/visit_minutes.h"

namespace dangol {
namespace {

constexpr float least_half_width = 15;  // minutes, of the triangle that a visit's time is smoothed with
constexpr float other_day_weight = 0.5F;
constexpr float prior_visits = 100;  // what a new shop's belief counts for
constexpr float least_step = 1e-4F;  // so that the shop may change
constexpr int learned_minutes = 15;  // around a visit: as near as its time is to be forecast

// Share of a triangle around `centre` that lies before `minute`.
float triangle_before(int minute, int centre, float half_width) {
  const float x = static_cast<float>(minute - centre) / half_width;
  if (x <= -1) return 0;
  if (x >= 1) return 1;
  return x < 0 ? (1 + x) * (1 + x) / 2 : 1 - (1 - x) * (1 - x) / 2;
}

// The spread is that within groups, so that mornings and evenings do not blur each other, drawn to half an hour by one
// visit's worth; a triangle's half-width is the root of six times its standard deviation.
float kernel_half_width(const LookBack& back) {
  const VisitMinutes minutes = visit_minutes(back, false);
  float squares = 30.0F * 30.0F;
  for_each_group(minutes.all(), [&](std::span<const int> group) {
    const int centre = median(group);
    for (const int minute : group) squares += static_cast<float>((minute - centre) * (minute - centre));
  });
  const float n = static_cast<float>(minutes.count) + 1;
  return std::max(2.449F * 0.9F * std::sqrt(squares / n) * std::pow(n, -0.2F), least_half_width);
}

// Sums over her visits.
struct OwnHours {
  float window = 0;
  float rest = 0;
  float all = 0;
};

OwnHours own_hours(const LookBack& back, float half_width, int from, int to) {
  OwnHours own;
  for (const SeenOrder& order : back.orders()) {
    if (!order.timed) continue;
    const float weight = order.weekend == back.weekend() ? 1 : other_day_weight;
    const float before = triangle_before(from, order.at.minute, half_width);
    own.window += weight * (triangle_before(to, order.at.minute, half_width) - before);
    own.rest += weight * (1 - before);
    own.all += weight;
  }
  return own;
}

}  // namespace

HourHabits::Weights HourHabits::fit(const LookBack& back, const Arrivals& arrivals, float half_width) const {
  const VisitMinutes minutes = visit_minutes(back, false);
  std::array<double, strengths.size()> likelihood;
  std::ranges::copy(weights_, likelihood.begin());
  for (const int minute : minutes.all()) {
    float own = -1 / half_width;  // without itself
    for (const int other : minutes.all()) {
      own += std::max(1 - static_cast<float>(std::abs(other - minute)) / half_width, 0.0F) / half_width;
    }
    const int from = std::max(minute - learned_minutes, 0);
    const int to = std::min(minute + learned_minutes, 1440);
    const float shop = arrivals.share(from, to) / static_cast<float>(to - from);
    double sum = 0;
    for (std::size_t i = 0; i < strengths.size(); ++i) {
      likelihood[i] *= static_cast<double>((std::max(own, 0.0F) + strengths[i] * shop) /
                                           (static_cast<float>(minutes.count) - 1 + strengths[i]));
      sum += likelihood[i];
    }
    if (sum <= 0) return weights_;
    for (double& each : likelihood) each /= sum;
  }
  Weights fit;
  std::ranges::transform(likelihood, fit.begin(), [](double each) { return static_cast<float>(each); });
  return fit;
}

void HourHabits::learn(const LookBack& back, const Arrivals& arrivals) {
  const int from = std::max(back.now().minute - learned_minutes, 0);
  const int to = std::min(back.now().minute + learned_minutes, 1440);
  const float half_width = kernel_half_width(back);
  const OwnHours own = own_hours(back, half_width, from, to);
  if (own.all == 0) return;
  const float shop = arrivals.share(from, to);
  Weights shown = fit(back, arrivals, half_width);
  float total = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    shown[i] *= (own.window + strengths[i] * shop) / (own.all + strengths[i]);
    total += shown[i];
  }
  if (total <= 0) return;
  const float step = std::max(1 / (static_cast<float>(learned_from_) + prior_visits), least_step);
  for (std::size_t i = 0; i < shown.size(); ++i) weights_[i] += step * (shown[i] / total - weights_[i]);
  if (learned_from_ < 1'000'000) ++learned_from_;
}

HourShares HourHabits::shares(const LookBack& back, const Arrivals& arrivals, int from, int to) const {
  const float half_width = kernel_half_width(back);
  const OwnHours own = own_hours(back, half_width, from, to);
  const HourShares shop{arrivals.share(from, to), arrivals.share(from, 1440)};
  const Weights fitting = fit(back, arrivals, half_width);
  HourShares shares;
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    const float weight = fitting[i] / (own.all + strengths[i]);
    shares.window += weight * (own.window + strengths[i] * shop.window);
    shares.rest += weight * (own.rest + strengths[i] * shop.rest);
  }
  return shares;
}

void HourHabits::encode(ByteWriter& out) const {
  for (const float weight : weights_) out.f32(weight);
  out.varint(learned_from_);
}

HourHabits HourHabits::decode(ByteReader& in) {
  HourHabits read;
  float sum = 0;
  bool sane = true;
  for (float& weight : read.weights_) {
    weight = in.f32();
    sane = sane && weight >= 0 && weight <= 1.001F;
    sum += weight;
  }
  read.learned_from_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), 1'000'000));
  if (sane && std::abs(sum - 1) < 0.01F && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return HourHabits();
}

}  // namespace dangol
