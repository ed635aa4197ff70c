// k-means with careful seeds (Arthur & Vassilvitskii, "k-means++", SODA 2007; Lloyd's iterations): the same points,
// seed and k give the same centres.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dangol {

// Points in rows of `width` numbers.
struct Points {
  std::span<const float> numbers;
  std::size_t width = 1;
  std::size_t size() const { return numbers.size() / width; }
  std::span<const float> at(std::size_t point) const { return numbers.subspan(point * width, width); }
};

struct Centres {
  std::vector<float> numbers;  // k rows
  std::size_t width = 1;
  double inertia = 0;  // sum of the squared distances of the points to their centres
  std::size_t size() const { return numbers.size() / width; }
  std::span<const float> at(std::size_t centre) const { return std::span(numbers).subspan(centre * width, width); }
};

// The best of `starts`. Fewer than k distinct points give fewer centres; at least one point. Cost: starts x iterations
// (at most 50) x points x k x width.
Centres k_means(const Points& points, std::size_t k, int starts, std::uint64_t seed);

// The number of the nearest centre, the lower of two equally near.
std::uint8_t nearest(const Centres& centres, std::span<const float> point);
std::vector<std::uint8_t> nearest_of_all(const Centres& centres, const Points& points);

}  // namespace dangol
