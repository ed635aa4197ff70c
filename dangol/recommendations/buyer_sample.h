// Who bought one item, as a sample of bounded size that depends on nothing but who they are: the buyers whose hashed id
// is smallest ("bottom-k", Cohen & Kaplan 2007). The same customers are in the samples of all popular items, so that
// what two of them have in common is seen whole; a buyer can be taken out again, and the sample is then as if she had
// never been in it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"

namespace dangol {

struct Buyer {
  std::uint32_t hash = 0;
  std::uint32_t slot = 0;  // where the customer stands in the shop's taste
  friend auto operator<=>(const Buyer&, const Buyer&) = default;
};

std::uint32_t hash_of(CustomerId customer);

class BuyerSample {
 public:
  static constexpr std::size_t most_read = 300;  // a few more when hashes are alike
  static constexpr std::size_t most_kept = 768;

  void insert(Buyer buyer);
  void erase(Buyer buyer);
  // True when taking out has left too few while buyers outside were not kept: give all buyers to refill().
  bool wants_refill() const { return limit_ != no_limit && kept_.size() < most_read; }
  void refill(std::vector<Buyer> all);

  // The processor may begin to load what insert() and erase() will need.
  void fetch_soon(Buyer buyer) const {
    if (buyer.hash >= limit_ || kept_.empty()) return;
    const std::size_t place = likely_place(buyer);
    __builtin_prefetch(kept_.data() + place);
    __builtin_prefetch(kept_.data() + std::min(place + 8, kept_.size()));
  }

  // By hash; a function of the set of buyers alone.
  std::span<const Buyer> read() const;
  std::size_t resident_bytes() const { return kept_.capacity() * sizeof(Buyer); }

 private:
  static constexpr std::uint64_t no_limit = std::uint64_t{1} << 32;
  void shrink();
  // Hashes are spread evenly, so a buyer stands about where her hash says.
  std::size_t likely_place(Buyer buyer) const { return static_cast<std::size_t>(kept_.size() * buyer.hash / limit_); }
  std::vector<Buyer>::iterator place_of(Buyer buyer);

  std::vector<Buyer> kept_;         // all buyers with hash < limit_, sorted
  std::uint64_t limit_ = no_limit;  // depends on the past; what read() gives does not
};

}  // namespace dangol
