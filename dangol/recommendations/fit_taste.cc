#include "recommendations/fit_taste.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr int newton_steps = 8;
constexpr double prior_strength = 4;  // as many observations of weight one

// The rows of one class, each with whether it came true.
template <std::size_t Size>
struct Observations {
  std::vector<std::array<float, Size>> features;
  std::vector<bool> came_true;
};

template <std::size_t Size>
void fit_class(const Observations<Size>& seen, std::array<float, Size>& weights) {
  using Vector = Eigen::Matrix<double, Size, 1>;
  using Matrix = Eigen::Matrix<double, Size, Size>;
  Vector prior;
  for (std::size_t i = 0; i < Size; ++i) prior[static_cast<Eigen::Index>(i)] = weights[i];
  Vector fitted = prior;
  for (int step = 0; step < newton_steps; ++step) {
    Vector gradient = prior_strength * (prior - fitted);
    Matrix curvature = prior_strength * Matrix::Identity();
    gradient[0] += prior_strength * (fitted[0] - prior[0]) * 0.99;  // the intercept is free
    curvature(0, 0) -= prior_strength * 0.99;
    for (std::size_t row = 0; row < seen.features.size(); ++row) {
      const Vector x = Eigen::Map<const Eigen::Matrix<float, Size, 1>>(seen.features[row].data()).template cast<double>();
      const double chance = 1 / (1 + std::exp(-fitted.dot(x)));
      gradient += ((seen.came_true[row] ? 1.0 : 0.0) - chance) * x;
      curvature.template selfadjointView<Eigen::Lower>().rankUpdate(x, chance * (1 - chance));
    }
    const Vector move = curvature.template selfadjointView<Eigen::Lower>().ldlt().solve(gradient);
    if (!move.allFinite()) break;
    fitted += move;
    if (move.norm() < 1e-5) break;
  }
  for (std::size_t i = 0; i < Size; ++i) weights[i] = static_cast<float>(fitted[static_cast<Eigen::Index>(i)]);
}

}  // namespace

std::vector<TasteLesson> lessons_from(const ShopTaste& shop) {
  std::vector<std::pair<std::uint32_t, CustomerId>> customers;
  for (ShopTaste::Slot slot = 0; slot < shop.slots(); ++slot) {
    if (shop.history(slot).size() > 1) customers.push_back({hash_of(shop.customer_at(slot)), shop.customer_at(slot)});
  }
  const std::size_t count = std::min(customers.size(), most_lessons);
  std::ranges::partial_sort(customers, customers.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<TasteLesson> lessons(count);
  for (std::size_t i = 0; i < count; ++i) {
    lessons[i] = {.customer = customers[i].second, .next = {}, .day = 0, .left_out = true};
    const TasteHistory& history = shop.history(*shop.slot_of(customers[i].second));
    history.read_newest(lessons[i].next);
    lessons[i].day = history.newest_day();
  }
  return lessons;
}

TasteBlend fit_taste(const ShopTaste& shop, std::span<const TasteLesson> lessons) {
  TasteBlend blend;
  if (lessons.size() < fewest_lessons) return blend;
  Observations<TasteBlend::repeat_features> repeats;
  Observations<TasteBlend::new_features> fresh;
  TasteReader reader;
  for (const TasteLesson& lesson : lessons) {
    const auto slot = shop.slot_of(lesson.customer);
    if (!slot) continue;
    reader.read(shop, {.self = *slot, .left_out = lesson.left_out, .today = lesson.day});
    if (reader.window().empty()) continue;
    for (const ItemEvidence& item : reader.candidates()) {
      const bool came_true = std::ranges::binary_search(lesson.next, item.item);
      if (item.bought > 0) {
        repeats.features.push_back(repeat_features_of(reader.customer(), item));
        repeats.came_true.push_back(came_true);
      } else {
        fresh.features.push_back(new_features_of(reader.customer(), item));
        fresh.came_true.push_back(came_true);
      }
    }
  }
  fit_class(repeats, blend.repeat);
  fit_class(fresh, blend.fresh);
  blend.learned_from = static_cast<std::uint32_t>(lessons.size());
  return blend;
}

}  // namespace dangol
