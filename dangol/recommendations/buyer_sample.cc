#include "recommendations/buyer_sample.h"

namespace dangol {

std::uint32_t hash_of(CustomerId customer) {
  // The finaliser of MurmurHash3: ids may be consecutive.
  std::uint64_t x = customer.value;
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return static_cast<std::uint32_t>((x ^ (x >> 33)) >> 32);
}

std::vector<Buyer>::iterator BuyerSample::place_of(Buyer buyer) {
  // A dozen steps away on average: nearer than the half of a half in memory that has to be loaded.
  auto at = kept_.begin() + static_cast<std::ptrdiff_t>(likely_place(buyer));
  while (at != kept_.begin() && !(*std::prev(at) < buyer)) --at;
  while (at != kept_.end() && *at < buyer) ++at;
  return at;
}

void BuyerSample::insert(Buyer buyer) {
  if (buyer.hash >= limit_) return;
  if (kept_.size() == kept_.capacity()) kept_.reserve(std::min(kept_.size() * 3 / 2 + 4, most_kept + 1));
  kept_.insert(place_of(buyer), buyer);
  if (kept_.size() > most_kept) shrink();
}

void BuyerSample::erase(Buyer buyer) {
  if (buyer.hash >= limit_) return;
  const auto at = place_of(buyer);
  if (at != kept_.end() && *at == buyer) kept_.erase(at);
}

void BuyerSample::refill(std::vector<Buyer> all) {
  std::ranges::sort(all);
  kept_ = std::move(all);
  limit_ = no_limit;
  if (kept_.size() > most_kept) shrink();
}

void BuyerSample::shrink() {
  limit_ = std::uint64_t{kept_[most_kept * 2 / 3].hash} + 1;
  const auto beyond = std::ranges::find_if(kept_, [&](const Buyer& buyer) { return buyer.hash >= limit_; });
  kept_.erase(beyond, kept_.end());
}

std::span<const Buyer> BuyerSample::read() const {
  if (kept_.size() <= most_read) return kept_;
  std::size_t count = most_read;
  while (count < kept_.size() && kept_[count].hash == kept_[most_read - 1].hash) ++count;
  return std::span(kept_).first(count);
}

}  // namespace dangol
