// At which times of day a customer comes: her own, drawn to the shop's as much as its customers' hours turn out to say
// little about their next.
//
// Her times are smoothed by a kernel of Silverman's width (1986, eq. 3.31) and mixed with the shop's hours, which count
// as so many visits (a Dirichlet prior, MacKay & Bauman Peto 1995, eq. 5). How many, is the shop's: four strengths,
// mixed in the shares that fit its visits best (empirical Bayes by online expectation-maximisation, Cappe & Moulines
// 2009, eq. 7), each visit first forecast and then shown. So a shop whose guests keep their hours believes each of them
// soon.
#pragma once

#include <array>

#include "base/bytes.h"
#include "habits/arrivals.h"

namespace dangol {

class LookBack;

// Of a day's visits, the shares that fall within a window and anywhere from its beginning on.
struct HourShares {
  float window = 0;
  float rest = 0;
};

class HourHabits {
 public:
  // She came at back.now(), which `back` and `arrivals` do not know yet.
  void learn(const LookBack& back, const Arrivals& arrivals);
  // For a day of the kind of back.now()'s; 0 <= from <= to <= 1440.
  HourShares shares(const LookBack& back, const Arrivals& arrivals, int from, int to) const;

  void encode(ByteWriter& out) const;
  static HourHabits decode(ByteReader& in);

 private:
  static constexpr std::array<float, 4> strengths{1, 4, 16, 64};  // in visits

  std::array<float, strengths.size()> weights_{0.4F, 0.3F, 0.2F, 0.1F};  // what a new shop believes
  std::uint32_t learned_from_ = 0;                                       // visits
};

}  // namespace dangol
