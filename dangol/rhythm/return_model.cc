#include "rhythm/return_model.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dangol {
namespace {

constexpr double prior_strength = 30;
constexpr int newton_steps = 8;
constexpr double widest_step = 2;
constexpr double widest_odds = 13.8;  // log odds of one in a million

double log_odds(double chance) {
  if (!(chance > 1e-6)) return -widest_odds;
  if (chance > 1 - 1e-6) return widest_odds;
  return std::log(chance / (1 - chance));
}

double logistic(double odds) { return 1 / (1 + std::exp(-odds)); }

template <std::size_t N>
using Matrix = std::array<std::array<double, N>, N>;

// Solves a symmetric positive definite system by Cholesky's decomposition; `matrix` is used up.
template <std::size_t N>
std::array<double, N> solve(Matrix<N>& matrix, std::array<double, N> right) {
  for (std::size_t j = 0; j < N; ++j) {
    for (std::size_t k = 0; k < j; ++k) matrix[j][j] -= matrix[j][k] * matrix[j][k];
    matrix[j][j] = std::sqrt(std::max(matrix[j][j], 1e-12));
    for (std::size_t i = j + 1; i < N; ++i) {
      for (std::size_t k = 0; k < j; ++k) matrix[i][j] -= matrix[i][k] * matrix[j][k];
      matrix[i][j] /= matrix[j][j];
    }
    for (std::size_t k = 0; k < j; ++k) right[j] -= matrix[j][k] * right[k];
    right[j] /= matrix[j][j];
  }
  for (std::size_t j = N; j-- > 0;) {
    for (std::size_t k = j + 1; k < N; ++k) right[j] -= matrix[k][j] * right[k];
    right[j] /= matrix[j][j];
  }
  return right;
}

}  // namespace

ReturnModel::Terms ReturnModel::terms_of(const ReturnReadings& readings) {
  return {1,
          log_odds(readings.chance),
          log_odds(readings.alive),
          std::clamp(readings.log_silence, -8.0, 8.0),
          std::log(std::clamp(readings.visits, 1.0, 1e4)),
          std::log1p(std::clamp(readings.days_since, 0.0, 1e4)),
          std::log(std::clamp(readings.window_days, 1.0, 1e4)),
          readings.visits < 2 ? 1.0 : 0.0,
          std::log((std::clamp(readings.visits, 1.0, 1e4) - 0.75) / (std::clamp(readings.known_days, 0.0, 1e5) + 30)),
          std::clamp(readings.quickening, -4.0, 4.0)};
}

double ReturnModel::chance(const ReturnReadings& readings) const {
  const Terms terms_read = terms_of(readings);
  double odds = 0;
  for (std::size_t i = 0; i < terms; ++i) odds += coefficients_[i] * terms_read[i];
  return logistic(odds);
}

void ReturnModel::learn(std::span<const ReturnExample> examples) {
  coefficients_ = ReturnModel().coefficients_;
  std::vector<Lesson> lessons;
  lessons.reserve(examples.size());
  for (const ReturnExample& example : examples) lessons.push_back({terms_of(example.readings), example.came});
  for (int i = 0; i < newton_steps; ++i) step(lessons);
  coefficients_[1] = std::max(coefficients_[1], 0.05);
  coefficients_[6] = std::max(coefficients_[6], 0.0);
}

void ReturnModel::step(std::span<const Lesson> lessons) {
  const Terms prior = ReturnModel().coefficients_;
  Terms gradient{};
  Matrix<terms> curvature{};
  for (std::size_t i = 0; i < terms; ++i) {
    gradient[i] = -prior_strength * (coefficients_[i] - prior[i]);
    curvature[i][i] = prior_strength;
  }
  for (const auto& [x, came] : lessons) {
    double odds = 0;
    for (std::size_t i = 0; i < terms; ++i) odds += coefficients_[i] * x[i];
    const double chance = logistic(odds);
    const double error = (came ? 1 : 0) - chance;
    const double spread = chance * (1 - chance);
    for (std::size_t i = 0; i < terms; ++i) {
      gradient[i] += error * x[i];
      for (std::size_t j = 0; j <= i; ++j) curvature[i][j] += spread * x[i] * x[j];
    }
  }
  const Terms change = solve(curvature, gradient);
  for (std::size_t i = 0; i < terms; ++i) coefficients_[i] += std::clamp(change[i], -widest_step, widest_step);
}

}  // namespace dangol
