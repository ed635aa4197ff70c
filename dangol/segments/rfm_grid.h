// Recency, frequency, money: the shop's customers in a grid of at most 5 x 5 x 5 cells, each with a name for words
// (Hughes, Strategic Database Marketing, 1994).
//
//   const RfmGrid grid = rfm_grid(customers, {});
//   if (grid.enough) for (const RfmCell& cell : grid.cells) say(cell.name, cell.customers, cell.spent_minor);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dangol {

struct RfmCustomer {
  std::int32_t days_since_visit = 0;
  std::uint32_t visits = 0;
  std::int64_t spent_minor = 0;  // may be negative
};

// What a cell is called, from how recent, how frequent and how large its customers are among the others.
enum class RfmName : std::uint8_t {
  champion,     // recent and frequent
  loyal,        // frequent, or recent and on her way to it
  newcomer,     // recent, few visits
  wavering,     // neither
  drowsy,       // few visits, and not lately
  at_risk,      // came often, not lately
  cannot_lose,  // the same, and spent most
  lost,         // few visits, long ago
};

// The owner's own bounds, each ascending: a customer at a bound is above it. Empty: quantiles of the customers.
struct RfmBounds {
  std::vector<double> days_since_visit;
  std::vector<double> visits;
  std::vector<double> spent_minor;
};

struct RfmCell {
  std::uint8_t recency = 1;  // 1 .. levels, the highest most recent
  std::uint8_t frequency = 1;
  std::uint8_t money = 1;
  RfmName name = RfmName::wavering;
  std::uint32_t customers = 0;  // at least 1
  std::int64_t spent_minor = 0;
};

struct RfmGrid {
  bool enough = false;                 // false: too few customers to tell apart, or all alike
  RfmBounds bounds;                    // those that were used; one less than there are levels
  std::vector<RfmCell> cells;          // those with customers, best first
  std::vector<std::uint32_t> cell_of;  // for each customer the place of her cell
};

// Quantiles: as many levels as leave four customers a cell on average, at most five; equal customers are never parted,
// so many alike leave fewer levels. Five bounds or more a side are cut to four. Sorting: some 0.3 s a million.
RfmGrid rfm_grid(std::span<const RfmCustomer> customers, const RfmBounds& owners);

}  // namespace dangol
