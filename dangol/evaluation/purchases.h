// Files of events as researchers publish them: who bought what when. Only for measuring: nothing read here is kept.
//
//   customer,date,item,amount     a CSV with a row of names (the words of each column: purchases.cc), any date style,
//                                 plain day numbers, or seconds since 1970
//   1808,21-07-2015,whole milk    the same without names: customer, date, item
//   00004 0001 19970101 2 29.33   CDNOW's text: two ids, date, pieces, dollars
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace dangol {

struct Purchase {
  std::uint32_t customer = 0;  // 0, 1, 2 ... as they first come
  std::int32_t day = 0;        // since 1970-01-01, or what the file counts from
  std::uint32_t item = 0;      // 1, 2 ... as they first come; 0: the file names none
  std::uint32_t service = 0;   // its category or service, likewise
  double amount = 0;           // in the file's unit; negative: a refund
};

struct Purchases {
  std::vector<Purchase> rows;  // by day; rows of one day as in the file
  std::uint32_t customers = 0;
  std::vector<std::string> items;     // [item - 1]
  std::vector<std::string> services;  // [service - 1]
  bool has_amounts = false;
  std::uint64_t refused = 0;  // rows without a customer or a day that can be read
};

// `invalid_input` names the file and what it lacks. Several files count as one.
Result<Purchases> read_purchases(std::span<const std::filesystem::path> files);

}  // namespace dangol
