// What a model of buying says of a shop's customers: they buy at rates of their own, until they quietly stop.
//
// Rates are gamma distributed with shape r and scale 1/alpha (a week): r / alpha purchases a week on average. They stop
//   bg      after each repeat purchase with a chance from beta(a, b)      Fader, Hardie & Lee 2005, "Counting your
//           customers the easy way", Marketing Science 24(2)
//   mbg     likewise, and after the first purchase too                    Batislam, Denizel & Filiztekin 2007, IJRM
//   24(3) pareto  at any time, with a rate from a gamma distribution (s, beta)  Schmittlein, Morrison & Colombo 1987;
//   Fader &
//           Hardie 2005, "A note on deriving the Pareto/NBD model"
#pragma once

#include <cstdint>

#include "value/maximum.h"

namespace dangol {

enum class Stopping : std::uint8_t { bg, mbg, pareto };

constexpr double days_a_week = 7;

struct BuyingParameters {
  double r = 1;
  double alpha = 1;       // weeks
  double stop_shape = 1;  // a, or s
  double stop_scale = 1;  // b, or beta in weeks
};

Four logs_of(const BuyingParameters& parameters);
BuyingParameters parameters_of(const Four& logs);

}  // namespace dangol
