#include "habits/taste_model.h"

#include <algorithm>
#include <cmath>

#include "habits/item_popularity.h"

namespace dangol {
namespace {

struct Expert {
  float half_life;  // orders
  float alpha;      // orders' worth of belief in the shop's popularity
};

constexpr std::array<Expert, taste_experts> experts{{{0.3F, 0.3F}, {0.3F, 1.5F},
                                                     {1.5F, 0.3F}, {1.5F, 1.5F}, {1.5F, 6},
                                                     {5, 0.3F}, {5, 1.5F}, {5, 6}, {5, 30},
                                                     {20, 0.1F}, {20, 0.3F}, {20, 1.5F}, {20, 6}, {20, 30},
                                                     {20, 150}, {20, 1e6F}}};
constexpr HourWeights betas{1, 4, 16, 1e6F};

constexpr float switch_share = 0.03F;       // chance that her taste changes its kind at an order
constexpr float hour_half_life = 12;        // orders
constexpr float prior_orders = 60;          // the built-in weights count as much as this many orders of the shop
constexpr float slowest_step = 0.0005F;     // so that the weights follow a shop that changes
constexpr float least_chance = 1e-9F;

// How much heavier each order is than the one before it, by expert.
ExpertWeights growth() {
  ExpertWeights result{};
  for (std::size_t e = 0; e < taste_experts; ++e) result[e] = std::exp2(1 / experts[e].half_life);
  return result;
}

template <std::size_t n>
void normalize(std::array<float, n>& weights) {
  float sum = 0;
  for (const float weight : weights) sum += weight;
  for (float& weight : weights) weight /= sum;
}

// Her orders played through once, oldest first.
class Replay {
 public:
  Replay(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights, StoreId store)
      : popularity_(popularity), prior_(weights.experts), slot_(ItemPopularity::slot_of(back.now())), store_(store),
        now_(back.now()) {
    weight_.fill(1);
    total_.fill(0);
    fit_ = prior_;
    for (const SeenOrder& order : back.orders()) {
      if (order.main) see(order);
    }
    for (const ItemId item : popularity_.best_of(slot_)) {
      if (item) find(item);
    }
  }

  void finish(TasteForecast& forecast, const HourWeights& hours) const;

 private:
  struct Kind {
    ItemId item;
    float popularity;
    float in_hour;         // kernel-weighted orders of it
    ExpertWeights counts;  // decayed
  };

  std::size_t find(ItemId item) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (kinds_[i].item == item) return i;
    }
    Kind& added = kinds_[count_];
    added.item = item;
    added.popularity = popularity_.share(item, slot_, store_);
    added.in_hour = 0;
    added.counts.fill(0);
    return count_++;
  }

  void see(const SeenOrder& order);

  const ItemPopularity& popularity_;
  const ExpertWeights& prior_;
  std::size_t slot_;
  StoreId store_;
  LocalTime now_;
  std::array<Kind, TasteForecast::most_candidates> kinds_;
  std::size_t count_ = 0;
  ExpertWeights weight_;  // of the next order, growing instead of all earlier ones shrinking
  ExpertWeights total_;
  ExpertWeights fit_;
  float hour_weight_ = 1;
  float hour_total_ = 0;
  int seen_ = 0;
};

void Replay::see(const SeenOrder& order) {
  static const ExpertWeights grow = growth();
  static const float hour_grow = std::exp2(1 / hour_half_life);
  Kind& kind = kinds_[find(order.main)];
  float sum = 0;
  for (std::size_t e = 0; e < taste_experts; ++e) {
    const float belief = experts[e].alpha * weight_[e];
    fit_[e] *= (kind.counts[e] + belief * kind.popularity) / (total_[e] + belief);
    sum += fit_[e];
  }
  const float keep = (1 - switch_share) / std::max(sum, 1e-30F);
  for (std::size_t e = 0; e < taste_experts; ++e) {
    fit_[e] = fit_[e] * keep + switch_share * prior_[e];
    kind.counts[e] += weight_[e];
    total_[e] += weight_[e];
    weight_[e] *= grow[e];
  }
  const float near = order.packed.timed() ? nearness(order.packed.at, now_) * hour_weight_ : 0;
  kind.in_hour += near;
  hour_total_ += near;
  hour_weight_ *= hour_grow;
  ++seen_;
}

void Replay::finish(TasteForecast& forecast, const HourWeights& hours) const {
  ExpertWeights belief;
  for (std::size_t e = 0; e < taste_experts; ++e) belief[e] = experts[e].alpha * weight_[e];
  forecast.count = count_;
  forecast.fit = fit_;
  normalize(forecast.fit);
  forecast.known_orders = seen_;
  for (std::size_t e = 0; e < taste_experts; ++e) forecast.unseen[e] = belief[e] / (total_[e] + belief[e]);
  for (std::size_t b = 0; b < hour_experts; ++b) {
    const float beta = betas[b] * hour_weight_;
    forecast.unseen_hours[b] = beta / (hour_total_ + beta);
  }
  for (std::size_t i = 0; i < count_; ++i) {
    const Kind& kind = kinds_[i];
    float chance = 0;
    for (std::size_t e = 0; e < taste_experts; ++e) {
      forecast.by_expert[i][e] = (kind.counts[e] + belief[e] * kind.popularity) / (total_[e] + belief[e]);
      chance += forecast.fit[e] * forecast.by_expert[i][e];
    }
    float mixed = 0;
    for (std::size_t b = 0; b < hour_experts; ++b) {
      const float beta = betas[b] * hour_weight_;
      forecast.by_hour[i][b] = (kind.in_hour + beta * chance) / (hour_total_ + beta);
      mixed += hours[b] * forecast.by_hour[i][b];
    }
    forecast.candidates[i] = {kind.item, mixed};
  }
}

template <std::size_t n>
void step_towards(std::array<float, n>& weights, std::array<float, n> evidence, float step) {
  normalize(evidence);
  for (std::size_t i = 0; i < n; ++i) weights[i] += step * (evidence[i] - weights[i]);
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
  hours.fill(1.0F / hour_experts);
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
  HourWeights hour_evidence;
  for (std::size_t b = 0; b < hour_experts; ++b) {
    const float chance = i < forecast.count ? forecast.by_hour[i][b] : forecast.unseen_hours[b] * unseen;
    hour_evidence[b] = std::max(hours[b] * chance, least_chance);
  }
  const float step = std::max(1 / (static_cast<float>(learned_from) + prior_orders), slowest_step);
  step_towards(experts, evidence, step);
  step_towards(hours, hour_evidence, step);
  if (learned_from < 1'000'000) ++learned_from;
}

void TasteWeights::encode(ByteWriter& out) const {
  for (const float weight : experts) out.f32(weight);
  for (const float weight : hours) out.f32(weight);
  out.varint(learned_from);
}

TasteWeights TasteWeights::decode(ByteReader& in) {
  TasteWeights read;
  for (float& weight : read.experts) weight = in.f32();
  for (float& weight : read.hours) weight = in.f32();
  read.learned_from = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), 1'000'000));
  if (is_distribution(read.experts) && is_distribution(read.hours) && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return TasteWeights();
}

TasteForecast forecast_taste(const LookBack& back, const ItemPopularity& popularity, const TasteWeights& weights,
                             StoreId store) {
  TasteForecast forecast;
  Replay(back, popularity, weights, store).finish(forecast, weights.hours);
  return forecast;
}

}  // namespace dangol
