#include "value/maximum.h"

#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace dangol {
namespace {

constexpr int most_evaluations = 500;
constexpr int most_newton_steps = 12;
constexpr double enough_gain = 1e-2;  // Newton's last step leaves the square of it, or less
constexpr double far_gain = 100;      // from farther than this the parabola may mislead: halve the step

struct Search {
  const Slope& slope;
  std::vector<double> best;
  double height = -HUGE_VAL;
};

double evaluate(unsigned count, const double* at, double* gradient, void* data) {
  Search& search = *static_cast<Search*>(data);
  std::vector<double> unused(gradient == nullptr ? count : 0);
  double* slope_at = gradient == nullptr ? unused.data() : gradient;
  const double height = search.slope({at, count}, {slope_at, count});
  if (height > search.height) {
    search.height = height;
    search.best.assign(at, at + count);
  }
  return height;
}

// -hessian = L L^T.
bool cholesky(const FourByFour& hessian, FourByFour& lower) {
  lower = {};
  for (std::size_t i = 0; i < four; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = -hessian[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
      if (i == j) {
        if (!(sum > 0) || !std::isfinite(sum)) return false;
        lower[i][i] = std::sqrt(sum);
      } else {
        lower[i][j] = sum / lower[j][j];
      }
    }
  }
  return true;
}

// L^T x = right.
Four back_substituted(const FourByFour& lower, const Four& right) {
  Four x{};
  for (std::size_t i = four; i-- > 0;) {
    double sum = right[i];
    for (std::size_t k = i + 1; k < four; ++k) sum -= lower[k][i] * x[k];
    x[i] = sum / lower[i][i];
  }
  return x;
}

Four stepped(const Four& from, const Four& step, double share) {
  Four to{};
  for (std::size_t i = 0; i < four; ++i)
    to[i] = std::clamp(from[i] + share * step[i], -log_parameter_limit, log_parameter_limit);
  return to;
}

}  // namespace

Maximum maximise(const Slope& slope, std::vector<double> start) {
  const std::unique_ptr<nlopt_opt_s, void (*)(nlopt_opt)> optimiser(
      nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(start.size())), nlopt_destroy);
  Search search{slope, start};
  nlopt_set_max_objective(optimiser.get(), evaluate, &search);
  nlopt_set_lower_bounds1(optimiser.get(), -log_parameter_limit);
  nlopt_set_upper_bounds1(optimiser.get(), log_parameter_limit);
  nlopt_set_ftol_rel(optimiser.get(), 1e-10);
  nlopt_set_xtol_rel(optimiser.get(), 1e-7);
  nlopt_set_maxeval(optimiser.get(), most_evaluations);
  double height = 0;
  const nlopt_result result = nlopt_optimize(optimiser.get(), start.data(), &height);
  // A line search that cannot get higher in double precision has arrived, too.
  const bool arrived = result > 0 || result == NLOPT_ROUNDOFF_LIMITED || result == NLOPT_FAILURE;
  return {search.best.empty() ? start : search.best, search.height, arrived && std::isfinite(search.height)};
}

bool solve_curvature(const FourByFour& hessian, const Four& right, Four& x) {
  FourByFour lower;
  if (!cholesky(hessian, lower)) return false;
  Four middle{};
  for (std::size_t i = 0; i < four; ++i) {
    double sum = right[i];
    for (std::size_t k = 0; k < i; ++k) sum -= lower[i][k] * middle[k];
    middle[i] = sum / lower[i][i];
  }
  x = back_substituted(lower, middle);
  return true;
}

bool root_of_covariance(const FourByFour& hessian, FourByFour& root) {
  FourByFour lower;
  if (!cholesky(hessian, lower)) return false;
  for (std::size_t column = 0; column < four; ++column) {
    Four unit{};
    unit[column] = 1;
    const Four x = back_substituted(lower, unit);
    for (std::size_t row = 0; row < four; ++row) root[row][column] = x[row];
  }
  return true;
}

NewtonMaximum newton(const std::function<Curvature(const Four&)>& curvature, const Four& start) {
  NewtonMaximum result{start, curvature(start)};
  for (int i = 0; i < most_newton_steps; ++i) {
    Four step{};
    if (!solve_curvature(result.there.hessian, result.there.gradient, step)) return result;
    double gain = 0;
    for (std::size_t k = 0; k < four; ++k) gain += step[k] * result.there.gradient[k] / 2;
    if (gain < enough_gain) {
      result.at = stepped(result.at, step, 1);
      result.there.height += gain;
      result.found = true;
      return result;
    }
    double share = gain > far_gain ? 0.5 : 1;
    Four next = stepped(result.at, step, share);
    Curvature there = curvature(next);
    for (; !(there.height > result.there.height); there = curvature(next)) {
      share /= 4;
      if (share < 1e-3) return result;
      next = stepped(result.at, step, share);
    }
    result.at = next;
    result.there = there;
  }
  return result;
}

FourByFour hessian_of(const Slope& slope, const Four& at) {
  constexpr double width = 1e-4;
  FourByFour hessian{};
  for (std::size_t i = 0; i < four; ++i) {
    Four up = at;
    Four down = at;
    up[i] += width;
    down[i] -= width;
    Four slope_up{};
    Four slope_down{};
    slope(up, slope_up);
    slope(down, slope_down);
    for (std::size_t j = 0; j < four; ++j) hessian[i][j] = (slope_up[j] - slope_down[j]) / (2 * width);
  }
  for (std::size_t i = 0; i < four; ++i) {
    for (std::size_t j = 0; j < i; ++j) hessian[i][j] = hessian[j][i] = (hessian[i][j] + hessian[j][i]) / 2;
  }
  return hessian;
}

}  // namespace dangol
