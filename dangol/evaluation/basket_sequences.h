// Baskets in their order, customer by customer, and who is tested on what: for measuring next-basket models.
//
// Read from the files of the "Next Basket Recommendation Reality Check" (Li et al. 2023): a history
// {"user": [[-1], [items], ..., [-1]]}, a future {"user": [[-1], [items], [-1]]} and any number of key sets
// {"item_num": N, "train": [users], "val": [users], "test": [users]}, told apart by what is in them; or from a file of
// purchases (purchases.h), where each customer's newest basket is the one to foretell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "recommendations/shop_taste.h"

namespace dangol {

struct BasketSequence {
  std::vector<TasteBasket> history;  // oldest first
  TasteBasket next;                  // the basket to foretell; empty when she has none
};

struct BasketFold {
  std::vector<std::uint32_t> others;  // whose next baskets may be known (the key set's train and val)
  std::vector<std::uint32_t> train;   // of them, the key set's train: where TIFU-KNN looks for neighbours
  std::vector<std::uint32_t> tested;
};

struct BasketSequences {
  std::string name;  // of the set, from the history's file name: "tafeng"
  std::vector<BasketSequence> customers;
  std::uint32_t item_limit = 0;  // item ids are below
  std::vector<BasketFold> folds;
  bool dated = false;  // days are real; else the number of the basket
};

// `invalid_input` names the file and what it lacks.
Result<BasketSequences> read_basket_sequences(std::span<const std::filesystem::path> files);

// Five folds by the customers' numbers, when nobody prescribes any.
void divide(BasketSequences& sequences);

}  // namespace dangol
