// How many never come back: after their first visit, their second, and so on; the first visit's share for each service,
// so that what is bought once is not waited for.
//
// A cure model (Boag 1949; the "dead" of Fader, Hardie & Lee 2005, with the shop's own shape of gaps): a share p of
// visits is the last. Of those whose gap is still open after a silence that a share S of gaps outlasts, p / (p +
// (1 - p) S) are believed gone; p is found by expectation-maximisation (Dempster, Laird & Rubin 1977).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace dangol {

// Of one customer: her gaps that ended, and the silence since her last visit.
struct OpenGap {
  std::uint32_t service = 0;
  std::uint32_t visits = 1;            // hers, at least 1
  std::uint32_t first_remembered = 1;  // the visits before it have no gap counted
  double survival = 1;                 // 0..1: the share of gaps that are longer than her silence
};

class DropOut {
 public:
  // Chance, 0..1, that the visit numbered `visits` (from 1) was the last, before any silence.
  double share(std::uint32_t service, std::uint32_t visits) const;
  // Replaces what was known. O(customers), a fixed number of passes.
  void learn(std::span<const OpenGap> customers);

 private:
  static constexpr std::size_t classes = 7;  // 1, 2, 3, 4 and 5, 6 to 9, 10 to 17, 18 and more visits
  static std::size_t class_of(std::uint32_t visits);

  std::array<double, classes> shares_{0.2, 0.15, 0.1, 0.07, 0.05, 0.04, 0.03};  // what a new shop believes
  std::unordered_map<std::uint32_t, double> first_shares_;                      // by service
};

}  // namespace dangol
