// One customer's baskets in a byte string, newest first: some one and a half bytes for each item bought. The sequence
// of adding does not matter: baskets stand by day, those of one day by what is in them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace dangol {

// The newest baskets of a customer, unpacked; reused from one reading to the next. TasteHistory fills it, or whoever
// keeps her baskets elsewhere: clear(), then push_older() from the newest on.
class TasteWindow {
 public:
  // Whoever bought more often is known by these: with a decay of .95 a basket, what is older weighs less than 4 %.
  static constexpr std::size_t most_baskets = 64;

  // Items beyond are not counted; of a larger basket those of smallest id are.
  static constexpr std::uint32_t item_bound = 1U << 20;
  static constexpr std::size_t most_in_basket = 128;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // 0 is the newest. Items ascend and differ.
  std::int32_t day(std::size_t basket) const { return days_[first_ + basket]; }
  std::span<const std::uint32_t> items(std::size_t basket) const {
    const std::size_t at = first_ + basket;
    return std::span(items_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
  }
  // As if the newest basket had not been.
  void drop_newest() {
    if (size_ > 0) ++first_, --size_;
  }
  void clear() {
    first_ = size_ = 0;
    begins_[0] = 0;
  }
  // In any sequence, with doubles; no basket without a countable item, none after the 64th.
  void push_older(std::int32_t day, std::span<const std::uint32_t> items);

 private:
  friend class TasteHistory;
  std::array<std::int32_t, most_baskets> days_{};
  std::array<std::uint32_t, most_baskets + 1> begins_{};
  std::vector<std::uint32_t> items_;
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

// Makes one basket of `items` from place `from` on: ascending, different, only what counts.
void make_basket(std::vector<std::uint32_t>& items, std::size_t from = 0);

class TasteHistory {
 public:
  // `items` ascend and differ; 1 .. TasteWindow::most_in_basket of them.
  void insert(std::int32_t day, std::span<const std::uint32_t> items);
  // False when there is no such basket. Of several alike one goes.
  bool erase(std::int32_t day, std::span<const std::uint32_t> items);

  bool empty() const { return size_ == 0; }
  std::uint32_t size() const { return size_; }
  std::int32_t newest_day() const { return newest_day_; }
  // At most `most` of the newest.
  void read(TasteWindow& into, std::size_t most = TasteWindow::most_baskets) const;
  // The newest basket's items alone, appended.
  void read_newest(std::vector<std::uint32_t>& into) const;
  std::size_t resident_bytes() const { return bytes_.capacity(); }
  // The processor may begin to load what read_newest() reads.
  void fetch_soon() const { __builtin_prefetch(bytes_.data()); }

  void encode(ByteWriter& out) const;
  // Bytes that encode() cannot have written fail the reader. Items are below `item_limit`.
  static TasteHistory decode(ByteReader& in, std::uint32_t item_limit);

  friend bool operator==(const TasteHistory&, const TasteHistory&) = default;

 private:
  struct Basket {
    std::int32_t day = 0;
    std::vector<std::uint32_t> items;
    friend auto operator<=>(const Basket&, const Basket&) = default;
  };
  std::vector<Basket> unpacked() const;
  void pack(const std::vector<Basket>& baskets);
  void cut(const std::uint8_t* newer, const std::uint8_t* basket, const std::uint8_t* end, std::uint32_t gap);
  void prepend(std::int32_t day, std::span<const std::uint32_t> items);

  // Each basket: days to the next older one (0 for the oldest), count, first item, differences.
  std::vector<std::uint8_t> bytes_;
  std::int32_t newest_day_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace dangol
