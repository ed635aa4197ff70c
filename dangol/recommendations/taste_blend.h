// One chance for each item from all that speaks for it: how much each kind of evidence counts differs from shop to shop
// (a bakery's guests repeat, a bookshop's never do), so the weights are learned from the shop's own history.
//
//   logit chance = w_r . f_repeat(evidence)   for what she bought before
//   logit chance = w_n . f_new(evidence)      for what is new to her
//
// A blend that has learned nothing ranks by the fixed formula of which all learning starts:
//   p = (slow count + 5 latest) / (slow baskets + 5) + 1.5 near.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "recommendations/taste_evidence.h"

namespace dangol {

struct TasteBlend {
  static constexpr std::size_t repeat_features = 20;
  static constexpr std::size_t new_features = 14;

  std::array<float, repeat_features> repeat{};
  std::array<float, new_features> fresh{};
  std::uint32_t learned_from = 0;  // customers; 0: the fixed formula

  TasteBlend();
  // 0..1: that her next basket holds the item. Of a blend that has learned nothing only the sequence means something.
  float chance(const CustomerEvidence& customer, const ItemEvidence& item) const;

  void encode(ByteWriter& out) const;
  static TasteBlend decode(ByteReader& in);
};

// The fixed formula, 0 .. 2.5.
float prior_score(const CustomerEvidence& customer, const ItemEvidence& item);
std::array<float, TasteBlend::repeat_features> repeat_features_of(const CustomerEvidence& customer,
                                                                  const ItemEvidence& item);
std::array<float, TasteBlend::new_features> new_features_of(const CustomerEvidence& customer, const ItemEvidence& item);

}  // namespace dangol
