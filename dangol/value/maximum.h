// Finds where a likelihood is highest: NLopt's L-BFGS (Liu & Nocedal 1989) from anywhere, Newton's method from near.
// Everything is a function of the logarithms of positive parameters, so that no step can leave where they have a
// meaning, and bounded, so that no step can overflow.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace dangol {

constexpr double log_parameter_limit = 12;  // logarithms of parameters stay within -12..12

// Answers the height at `at` and fills the gradient.
using Slope = std::function<double(std::span<const double> at, std::span<double> gradient)>;

struct Maximum {
  std::vector<double> at;
  double height = 0;
  bool found = false;  // false: the search stopped elsewhere (`at` is the best it saw)
};

Maximum maximise(const Slope& slope, std::vector<double> start);

inline constexpr std::size_t four = 4;  // each model of buying has four parameters
using Four = std::array<double, four>;
using FourByFour = std::array<Four, four>;

struct Curvature {
  double height = 0;
  Four gradient{};
  FourByFour hessian{};
};

// Solves (-hessian) x = right; false unless -hessian is positive definite.
bool solve_curvature(const FourByFour& hessian, const Four& right, Four& x);

// The lower triangular root of the inverse of -hessian: columns are one standard error each. False as above.
bool root_of_covariance(const FourByFour& hessian, FourByFour& root);

struct NewtonMaximum {
  Four at{};
  Curvature there;     // slope and curvature one small step before `at`, height at it
  bool found = false;  // false: not concave there, or steps that do not climb; start elsewhere
};

// Stops when what is left to gain is some 1e-4 or less: a likelihood ratio that no data could show.
NewtonMaximum newton(const std::function<Curvature(const Four&)>& curvature, const Four& start);

// By central differences of the gradient.
FourByFour hessian_of(const Slope& slope, const Four& at);

}  // namespace dangol
