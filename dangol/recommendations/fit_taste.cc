#include "recommendations/fit_taste.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace dangol {
namespace {

constexpr int newton_steps = 8;
constexpr double prior_strength = 10;  // as many observations of weight one
constexpr double free_intercept = 0.01;

// The rows of one class, each with whether it came true.
template <std::size_t Size>
struct Observations {
  std::vector<std::array<float, Size>> features;
  std::vector<bool> came_true;
};

// Solves matrix . x = right by Cholesky's decomposition; only the lower triangle is read. False when not positive.
template <std::size_t Size>
bool solve(std::array<std::array<double, Size>, Size>& matrix, std::array<double, Size>& right) {
  for (std::size_t i = 0; i < Size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= matrix[i][k] * matrix[j][k];
      if (i == j && !(sum > 0)) return false;
      matrix[i][j] = i == j ? std::sqrt(sum) : sum / matrix[j][j];
    }
  }
  for (std::size_t i = 0; i < Size; ++i) {
    for (std::size_t k = 0; k < i; ++k) right[i] -= matrix[i][k] * right[k];
    right[i] /= matrix[i][i];
  }
  for (std::size_t i = Size; i-- > 0;) {
    for (std::size_t k = i + 1; k < Size; ++k) right[i] -= matrix[k][i] * right[k];
    right[i] /= matrix[i][i];
  }
  return true;
}

// One step of Newton's method; how far it went, or nothing when it cannot be taken.
template <std::size_t Size>
std::optional<double> improve(const Observations<Size>& seen, const std::array<float, Size>& prior,
                              std::array<double, Size>& weights) {
  std::array<double, Size> gradient{};
  std::array<std::array<double, Size>, Size> curvature{};
  for (std::size_t i = 0; i < Size; ++i) {
    curvature[i][i] = i == 0 ? free_intercept : prior_strength;
    gradient[i] = curvature[i][i] * (prior[i] - weights[i]);
  }
  for (std::size_t row = 0; row < seen.features.size(); ++row) {
    const auto& x = seen.features[row];
    double logit = 0;
    for (std::size_t i = 0; i < Size; ++i) logit += weights[i] * x[i];
    const double chance = 1 / (1 + std::exp(-logit));
    const double error = (seen.came_true[row] ? 1.0 : 0.0) - chance;
    const double certainty = chance * (1 - chance);
    for (std::size_t i = 0; i < Size; ++i) {
      gradient[i] += error * x[i];
      for (std::size_t j = 0; j <= i; ++j) curvature[i][j] += certainty * x[i] * x[j];
    }
  }
  if (!solve(curvature, gradient)) return std::nullopt;
  double moved = 0;
  for (std::size_t i = 0; i < Size; ++i) {
    if (!std::isfinite(gradient[i])) return std::nullopt;
    weights[i] += gradient[i];
    moved += std::abs(gradient[i]);
  }
  return moved;
}

template <std::size_t Size>
void fit_class(const Observations<Size>& seen, std::array<float, Size>& weights) {
  const std::array<float, Size> prior = weights;
  std::array<double, Size> fitted;
  std::ranges::copy(prior, fitted.begin());
  for (int step = 0; step < newton_steps; ++step) {
    const auto moved = improve(seen, prior, fitted);
    if (!moved || *moved < 1e-4) break;
  }
  for (std::size_t i = 0; i < Size; ++i) weights[i] = static_cast<float>(fitted[i]);
}

}  // namespace

std::vector<TasteLesson> lessons_from(const ShopTaste& shop, std::size_t most) {
  std::vector<std::pair<std::uint32_t, CustomerId>> customers;
  for (ShopTaste::Slot slot = 0; slot < shop.slots(); ++slot) {
    if (shop.history(slot).size() > 1) customers.push_back({hash_of(shop.customer_at(slot)), shop.customer_at(slot)});
  }
  const std::size_t count = std::min(customers.size(), most);
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
  TasteWindow window;
  for (const TasteLesson& lesson : lessons) {
    const auto slot = shop.slot_of(lesson.customer);
    if (!slot) continue;
    shop.history(*slot).read(window);
    if (lesson.left_out) window.drop_newest();
    if (window.empty()) continue;
    reader.read(shop, {.self = *slot, .today = lesson.day, .own = &window});
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
