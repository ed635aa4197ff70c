// What the likelihoods need to know of a shop: how many customers share each (x, t_x, T). A fit costs O(distinct
// histories), not O(customers).
//
//   PurchaseTable table = PurchaseTable::of(histories);
//   table.pass_days(1);              // next day: everybody is a day older,
//   table.change(before, after);     // and those who bought are where they are now
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "value/buying_history.h"

namespace dangol {

struct PurchaseCell {
  std::uint32_t repeat_purchases = 0;
  std::int32_t recency_days = 0;
  std::int32_t age_days = 0;
  std::uint32_t customers = 0;

  auto key() const { return std::tuple(repeat_purchases, recency_days, age_days); }
};

class PurchaseTable {
 public:
  // Histories are made sound. About 15 ms for 1,000,000 customers of ordinary histories.
  static PurchaseTable of(std::span<const BuyingHistory> histories);

  std::span<const PurchaseCell> cells() const { return cells_; }  // by x, then t_x, then T; none empty
  std::uint64_t customers() const { return customers_; }

  // Everybody grows older; O(cells).
  void pass_days(std::int32_t days);
  // `gone` must be in the table, as old as it now is; O(cells + changes log changes).
  void change(std::span<const BuyingHistory> gone, std::span<const BuyingHistory> come);

  // About `customers` of them, evenly from all histories: every n-th in the order of the cells.
  PurchaseTable sample(std::uint64_t customers) const;

 private:
  std::vector<PurchaseCell> cells_;
  std::uint64_t customers_ = 0;
};

}  // namespace dangol
