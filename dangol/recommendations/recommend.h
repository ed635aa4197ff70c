// What one customer would like next: what she will want again and what is new to her, each best first, each with its
// reason as values that words can be made from.
//
//   TasteReader reader;  // room to work in, one for each thread
//   const Recommendations hers = recommend(shop, blend, reader, {customer, local.day}, 10);
//
// The shop's taste may be of some customers only: of any other one the caller gives her baskets in the question.
//
// Cost: O(her 64 newest baskets + 32 x 300 buyers + 300 neighbours), whatever the number of customers and items.
#pragma once

#include <cstdint>
#include <vector>

#include "recommendations/taste_blend.h"

namespace dangol {

enum class TasteReason : std::uint8_t {
  often,           // `count` of her last `of` baskets hold it
  due_again,       // bought `days` days ago, usually again after `usual_days`
  alike_buy_it,    // of the `of` who resemble her most, `count` took it next; they buy `item` as she does (0: no one
                   // item)
  same_attribute,  // it shares `attribute` with `count` of her last `of` baskets
  popular_lately,  // `count` of the others' `of` newest baskets hold it
  goes_with,       // baskets that hold `item` often hold it too, whoever's they are (item_neighbours.h)
  popular_now,     // many take it at this time of day (habits/item_popularity.h)
  she_liked_it,    // she tried it lately and said so (feedback/guest_feedback.h)
};

// Only the values that the reason names are set.
struct TasteBecause {
  TasteReason reason = TasteReason::popular_lately;
  std::uint32_t count = 0;
  std::uint32_t of = 0;
  std::int32_t days = 0;
  std::int32_t usual_days = 0;
  ItemId item{};
  std::uint32_t attribute = 0;
};

struct RecommendedItem {
  ItemId item;
  float chance = 0;  // that her next basket holds it; a rank rather than a chance until the blend has learned
  TasteBecause because;
};

struct Recommendations {
  std::vector<RecommendedItem> repeat;  // she bought it before
  std::vector<RecommendedItem> fresh;   // new to her
  // How much is known of her: 0 baskets mean that only popularity speaks, and no reason is about her.
  std::uint32_t known_baskets = 0;

  // Both together, best first.
  std::vector<RecommendedItem> best(std::size_t limit) const;
};

struct TasteQuestion {
  CustomerId customer;
  std::int32_t today = 0;            // as in ShopTaste::add
  const TasteWindow* own = nullptr;  // her baskets, when the shop's taste may not hold them (TasteVantage)
};

// At most `limit` of each kind. Nobody known, nothing sold: empty.
Recommendations recommend(const ShopTaste& shop, const TasteBlend& blend, TasteReader& reader,
                          const TasteQuestion& question, std::size_t limit);

}  // namespace dangol
