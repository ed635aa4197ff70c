#include "segments/made_buyers.h"

#include <numeric>

#include "segments/made_chances.h"

namespace dangol {
namespace {

// How strongly each companion draws one buyer.
std::vector<double> tastes_of(BuyerKind kind, std::uint32_t companions, MadeChances& chances) {
  std::vector<double> tastes(companions);
  const double camp = chances.unit();
  const double a = chances.gamma(3);
  const double b = chances.gamma(3);
  const double to_first = kind == BuyerKind::two_camps ? (camp < 0.6 ? 0.9 : 0.1)
                          : kind == BuyerKind::gradual ? a / (a + b)
                                                       : 0.5;
  for (std::uint32_t i = 0; i < companions; ++i) {
    const double popularity = 1.0 / (1.0 + 0.3 * (i / 2));
    tastes[i] = popularity * (i % 2 == 0 ? to_first : 1 - to_first);
    if (kind == BuyerKind::favourites) tastes[i] = chances.gamma(0.4 * popularity);
  }
  return tastes;
}

}  // namespace

std::vector<Companions> made_buyers(BuyerKind kind, std::size_t buyers, std::uint32_t companions, std::uint64_t seed) {
  MadeChances chances(seed);
  std::vector<Companions> made(buyers);
  for (Companions& buyer : made) {
    const std::vector<double> tastes = tastes_of(kind, companions, chances);
    const double sum = std::accumulate(tastes.begin(), tastes.end(), 0.0);
    for (std::uint32_t item = 1; item <= companions; ++item) buyer.push_back({item, 0});
    for (double left = 3 + 3 * chances.gamma(1); left > 0; --left) {
      double at = chances.unit() * sum;
      std::uint32_t item = 0;
      while (item + 1 < companions && (at -= tastes[item]) > 0) ++item;
      ++buyer[item].count;
    }
  }
  return made;
}

}  // namespace dangol
