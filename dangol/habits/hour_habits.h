// At which times of day a customer comes: her own, drawn to the shop's as much as her visits say so little of each
// other.
//
// Her times are smoothed by a kernel of Silverman's width (1986, eq. 3.31) and mixed with the shop's hours, which count
// as so many visits (a Dirichlet prior, MacKay & Bauman Peto 1995, eq. 5). How many: five strengths, mixed by how well
// each says her visits from her others (leave-one-out likelihood, Stone 1974), starting from the shares of the shop's
// guests that each fits (empirical Bayes by online expectation-maximisation, Cappe & Moulines 2009, eq. 7). So who
// keeps her hours is soon believed, and the sooner, the more of the shop's guests do.
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
  static constexpr std::array<float, 5> strengths{0.25F, 1, 4, 16, 64};  // in visits
  using Weights = std::array<float, strengths.size()>;

  // How well each strength fits her; sums to 1.
  Weights fit(const LookBack& back, const Arrivals& arrivals, float half_width) const;

  Weights weights_{0.2F, 0.2F, 0.2F, 0.2F, 0.2F};  // what a new shop believes
  std::uint32_t learned_from_ = 0;                 // visits
};

}  // namespace dangol
