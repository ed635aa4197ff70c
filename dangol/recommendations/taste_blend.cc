#include "recommendations/taste_blend.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr float popularity_weight = 5;  // alpha
constexpr float neighbour_weight = 1.5F;

// Shares are compared by their ratio; below `floor` they are noise.
float log_share(float share, float floor) { return std::log(share + floor); }

float log_count(float count) { return std::log1p(std::max(count, 0.0F)); }

// How overdue: 0 when as many days have passed as usual between two purchases.
float log_due(const ItemEvidence& item) {
  return std::clamp(std::log((item.days_since + 0.5F) / (item.usual_gap + 0.5F)), -3.0F, 3.0F);
}

}  // namespace

float prior_score(const CustomerEvidence& customer, const ItemEvidence& item) {
  const float own = item.slow_share * customer.slow_baskets;
  return (own + popularity_weight * item.latest) / (customer.slow_baskets + popularity_weight) +
         neighbour_weight * item.near;
}

std::array<float, TasteBlend::repeat_features> repeat_features_of(const CustomerEvidence& customer,
                                                                  const ItemEvidence& item) {
  const auto baskets = static_cast<float>(customer.baskets);
  const auto bought = static_cast<float>(item.bought);
  const auto since = static_cast<float>(item.since);
  const float due = log_due(item);
  const float prior = std::log(prior_score(customer, item) + 1e-4F);
  const float again = std::log(item.again / (1 - std::min(item.again, 0.99F)));
  return {1,
          prior,
          log_share(item.slow_share, 0.01F),
          log_share(item.quick_share, 0.01F),
          log_share(bought / baskets, 0.01F),
          std::log(bought),
          log_count(since),
          item.since == 0 ? 1.0F : 0.0F,
          std::log(baskets),
          due,
          due * due,
          std::max(due, 0.0F) * std::log(bought),
          log_share(item.near, 0.003F),
          log_share(item.wide, 0.001F),
          log_share(item.latest, 0.0005F),
          log_share(item.ever, 0.0005F),
          again,
          std::log(customer.basket_size),
          std::log(customer.novelty),
          bought == 1 ? 1.0F : 0.0F};
}

std::array<float, TasteBlend::new_features> new_features_of(const CustomerEvidence& customer,
                                                            const ItemEvidence& item) {
  return {1,
          std::log(prior_score(customer, item) + 1e-4F),
          log_share(item.near, 0.003F),
          log_share(item.wide, 0.001F),
          log_share(item.latest, 0.0005F),
          log_share(item.ever, 0.0005F),
          log_count(static_cast<float>(customer.baskets)),
          std::log(customer.basket_size),
          std::log(customer.novelty),
          std::log(item.again / (1 - std::min(item.again, 0.99F))),
          item.likeness,
          log_share(item.likeness, 0.02F),
          item.near > 0 ? 1.0F : 0.0F,
          item.wide > 0 ? 1.0F : 0.0F};
}

TasteBlend::TasteBlend() {
  repeat[1] = 1;
  fresh[1] = 1;
  fresh[10] = 0.5F;
}

float TasteBlend::chance(const CustomerEvidence& customer, const ItemEvidence& item) const {
  float logit = 0;
  if (item.bought > 0) {
    const auto features = repeat_features_of(customer, item);
    for (std::size_t i = 0; i < repeat_features; ++i) logit += repeat[i] * features[i];
  } else {
    const auto features = new_features_of(customer, item);
    for (std::size_t i = 0; i < new_features; ++i) logit += fresh[i] * features[i];
  }
  return 1 / (1 + std::exp(-logit));
}

void TasteBlend::encode(ByteWriter& out) const {
  for (const float weight : repeat) out.f32(weight);
  for (const float weight : fresh) out.f32(weight);
  out.varint(learned_from);
}

TasteBlend TasteBlend::decode(ByteReader& in) {
  TasteBlend read;
  for (float& weight : read.repeat) weight = in.f32();
  for (float& weight : read.fresh) weight = in.f32();
  const std::uint64_t learned_from = in.varint();
  read.learned_from = static_cast<std::uint32_t>(learned_from);
  const auto is_sane = [](float weight) { return std::isfinite(weight); };
  if (!std::ranges::all_of(read.repeat, is_sane) || !std::ranges::all_of(read.fresh, is_sane) ||
      read.learned_from != learned_from)
    in.refuse();
  return in.failed() ? TasteBlend() : read;
}

}  // namespace dangol
