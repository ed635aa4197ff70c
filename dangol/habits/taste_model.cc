#include "habits/taste_model.h"

#include <algorithm>
#include <cmath>

#include "habits/item_popularity.h"
#include "habits/lanes.h"

namespace dangol {
namespace {

// The grid of experts. half_lives in orders; alphas in orders' worth of belief in the shop's popularity.
constexpr ExpertWeights half_lives{0.3F, 0.3F, 1.5F, 1.5F, 1.5F, 5, 5, 5, 5, 20, 20, 20, 20, 20, 20, 20};
constexpr ExpertWeights alphas{0.3F, 1.5F, 0.3F, 1.5F, 6, 0.3F, 1.5F, 6, 30, 0.1F, 0.3F, 1.5F, 6, 30, 150, 1e6F};

enum Kernel : std::size_t { by_hour, by_last_item, kernels };
struct Occasion {
  Kernel kernel;
  float beta;  // orders' worth of belief in her taste at large
};
constexpr std::array<Occasion, occasion_experts> occasion_by{
    {{by_hour, 2}, {by_hour, 6}, {by_hour, 20}, {by_last_item, 2}, {by_last_item, 6}, {by_hour, 1e6F}}};

constexpr float switch_share = 0.03F;     // chance that her taste changes its kind at an order
constexpr float occasion_half_life = 12;  // orders
constexpr float prior_orders = 60;        // the built-in weights count as much as this many orders of the shop
constexpr float slowest_step = 0.0005F;   // so that the weights follow a shop that changes
constexpr float least_chance = 1e-9F;

// How much heavier each order is than the one before it, by expert.
Lanes growth() {
  ExpertWeights result{};
  for (std::size_t e = 0; e < taste_experts; ++e) result[e] = std::exp2(1 / half_lives[e]);
  return Lanes::of(result);
}

template <std::size_t n>
void normalize(std::array<float, n>& weights) {
  float sum = 0;
  for (const float weight : weights) sum += weight;
  for (float& weight : weights) weight /= sum;
}

// Her orders of one item: decayed as each expert does, and those that resemble the occasion.
struct Kind {
  ItemId item;
  float popularity;
  std::array<float, kernels> alike;
  Lanes counts;
};

// Her orders played through once, oldest first.
class Replay {
 public:
  Replay(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights, StoreId store);

  void finish(TasteForecast& forecast, const OccasionWeights& occasions) const;

 private:
  std::size_t find(ItemId item);
  void see(const SeenOrder& order);
  void mix(TasteForecast& forecast, std::size_t i, const OccasionWeights& occasions) const;
  // What occasion expert `b` says of an item with `alike` like orders and `chance` by taste.
  float on_occasion(std::size_t b, float alike, float chance) const {
    const float beta = occasion_by[b].beta * next_;
    return (alike + beta * chance) / (alike_total_[occasion_by[b].kernel] + beta);
  }

  const ItemPopularity& popularity_;
  Lanes prior_;
  std::size_t slot_;
  StoreId store_;
  std::array<Kind, TasteForecast::most_candidates> kinds_;
  std::size_t count_ = 0;
  // Weights of the next order, growing instead of all earlier ones shrinking.
  Lanes weight_;
  Lanes total_{};
  Lanes belief_;   // alpha * weight_
  Lanes share_{};  // 1 / (total_ + belief_) at the end
  Lanes fit_;
  float next_ = 1;  // the same for occasions
  std::array<float, kernels> alike_total_{};
  ItemId latest_;  // the main item of her latest order
  ItemId before_;  // of the order before the one being seen
  int seen_ = 0;
};

Replay::Replay(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights, StoreId store)
    : popularity_(popularity),
      prior_(Lanes::of(weights.experts)),
      slot_(ItemPopularity::slot_of(back.now())),
      store_(store),
      belief_(Lanes::of(alphas)),
      fit_(prior_) {
  weight_ = Lanes::all(1);
  for (const SeenOrder& order : back.orders()) latest_ = order.main ? order.main : latest_;
  for (const SeenOrder& order : back.orders()) {
    if (order.main) see(order);
  }
  for (const ItemId item : popularity_.best_of(slot_)) {
    if (item) find(item);
  }
  share_ = Lanes::all(1) / (total_ + belief_);
}

std::size_t Replay::find(ItemId item) {
  for (std::size_t i = 0; i < count_; ++i) {
    if (kinds_[i].item == item) return i;
  }
  Kind& added = kinds_[count_];
  added.item = item;
  added.popularity = popularity_.share(item, slot_, store_);
  added.alike.fill(0);
  added.counts = Lanes{};
  return count_++;
}

void Replay::see(const SeenOrder& order) {
  static const Lanes grow = growth();
  static const float next_grow = std::exp2(1 / occasion_half_life);
  Kind& kind = kinds_[find(order.main)];
  fit_ = fit_ * ((kind.counts + belief_ * kind.popularity) / (total_ + belief_));
  // Only ratios matter until the end: nothing is divided by the sum on the way, only lifted before it gets too small.
  const float sum = std::max(fit_.sum(), 1e-30F);
  const float lift = sum < 1e-12F ? 1e12F : 1;
  fit_ = fit_ * ((1 - switch_share) * lift) + prior_ * (switch_share * sum * lift);
  kind.counts = kind.counts + weight_;
  total_ = total_ + weight_;
  weight_ = weight_ * grow;
  belief_ = belief_ * grow;
  const float same_hour = order.nearness * next_;
  const float after_same = before_ == latest_ ? next_ : 0;
  kind.alike[by_hour] += same_hour;
  kind.alike[by_last_item] += after_same;
  alike_total_[by_hour] += same_hour;
  alike_total_[by_last_item] += after_same;
  next_ *= next_grow;
  before_ = order.main;
  ++seen_;
}

void Replay::mix(TasteForecast& forecast, std::size_t i, const OccasionWeights& occasions) const {
  const Kind& kind = kinds_[i];
  const Lanes by_expert = (kind.counts + belief_ * kind.popularity) * share_;
  const float chance = (by_expert * Lanes::of(forecast.fit)).sum();
  forecast.by_expert[i] = by_expert.values();
  float mixed = 0;
  for (std::size_t b = 0; b < occasion_experts; ++b) {
    forecast.by_occasion[i][b] = on_occasion(b, kind.alike[occasion_by[b].kernel], chance);
    mixed += occasions[b] * forecast.by_occasion[i][b];
  }
  forecast.candidates[i] = {kind.item, mixed};
}

void Replay::finish(TasteForecast& forecast, const OccasionWeights& occasions) const {
  forecast.count = count_;
  forecast.fit = (fit_ * (1 / fit_.sum())).values();
  forecast.known_orders = seen_;
  forecast.unseen = (belief_ * share_).values();
  for (std::size_t b = 0; b < occasion_experts; ++b) forecast.unseen_by_occasion[b] = on_occasion(b, 0, 1);
  for (std::size_t i = 0; i < count_; ++i) mix(forecast, i, occasions);
}

template <std::size_t n>
void step_towards(std::array<float, n>& weights, std::array<float, n> evidence, float share) {
  normalize(evidence);
  for (std::size_t i = 0; i < n; ++i) weights[i] += share * (evidence[i] - weights[i]);
}

template <std::size_t n>
bool is_distribution(const std::array<float, n>& weights) {
  float sum = 0;
  for (const float weight : weights) {
    if (!(weight >= 0 && weight <= 1)) return false;
    sum += weight;
  }
  return std::abs(sum - 1) < 1e-2F;
}

}  // namespace

ItemChance TasteForecast::best() const {
  ItemChance best;
  for (std::size_t i = 0; i < count; ++i) {
    // Equal chances: the smaller id, so that the answer never depends on the order of the candidates.
    const ItemChance& one = candidates[i];
    if (!best.item || one.chance > best.chance || (one.chance == best.chance && one.item < best.item)) best = one;
  }
  return best;
}

TasteWeights::TasteWeights() {
  experts.fill(1.0F / taste_experts);
  occasions.fill(1.0F / occasion_experts);
}

void TasteWeights::learn(const TasteForecast& forecast, ItemId item, float popularity) {
  if (forecast.known_orders == 0) return;
  const auto known = std::ranges::find(forecast.candidates.begin(), forecast.candidates.begin() + forecast.count, item,
                                       &ItemChance::item);
  const auto i = static_cast<std::size_t>(known - forecast.candidates.begin());
  ExpertWeights evidence;
  float unseen = 0;
  for (std::size_t e = 0; e < taste_experts; ++e) {
    const float left = forecast.unseen[e] * popularity;
    evidence[e] = std::max(forecast.fit[e] * (i < forecast.count ? forecast.by_expert[i][e] : left), least_chance);
    unseen += forecast.fit[e] * left;
  }
  OccasionWeights occasion_evidence;
  for (std::size_t b = 0; b < occasion_experts; ++b) {
    const float chance = i < forecast.count ? forecast.by_occasion[i][b] : forecast.unseen_by_occasion[b] * unseen;
    occasion_evidence[b] = std::max(occasions[b] * chance, least_chance);
  }
  const float step = std::max(1 / (static_cast<float>(learned_from) + prior_orders), slowest_step);
  step_towards(experts, evidence, step);
  step_towards(occasions, occasion_evidence, step);
  if (learned_from < 1'000'000) ++learned_from;
}

void TasteWeights::encode(ByteWriter& out) const {
  for (const float weight : experts) out.f32(weight);
  for (const float weight : occasions) out.f32(weight);
  out.varint(learned_from);
}

TasteWeights TasteWeights::decode(ByteReader& in) {
  TasteWeights read;
  for (float& weight : read.experts) weight = in.f32();
  for (float& weight : read.occasions) weight = in.f32();
  read.learned_from = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), 1'000'000));
  if (is_distribution(read.experts) && is_distribution(read.occasions) && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return TasteWeights();
}

TasteForecast forecast_taste(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights,
                             StoreId store) {
  TasteForecast forecast;
  Replay(back, popularity, weights, store).finish(forecast, weights.occasions);
  return forecast;
}

}  // namespace dangol
