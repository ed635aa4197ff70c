// Makes a probability honest: of the forecasts that say 70 %, seven in ten should come true.
//
// Platt 1999 ("Probabilistic outputs for support vector machines", eq. 1): p' = 1 / (1 + exp(-(a logit p + b))), with a
// and b learned online by AdaGrad (Duchi, Hazan & Singer 2011) from every forecast whose outcome became known, starting
// from a = 1, b = 0, that is from believing the model.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace dangol {

class Calibration {
 public:
  // 0..1 in, 0..1 out, rising.
  float calibrated(float chance) const;
  void learn(float chance, bool came_true);

  void encode(ByteWriter& out) const;
  static Calibration decode(ByteReader& in);

 private:
  float slope_ = 1;
  float shift_ = 0;
  float slope_squares_ = 0;  // sums of squared gradients
  float shift_squares_ = 0;
};

}  // namespace dangol
