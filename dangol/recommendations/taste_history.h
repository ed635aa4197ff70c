// One customer's baskets in a row of 16-bit words: one for each item bought and one for the basket. The sequence of
// adding does not matter: baskets stand by day, those of one day by what is in them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  // For each of `items`, which ascend and differ, on what day she bought it last before her newest basket, if ever.
  using Day = std::optional<std::int32_t>;
  void last_bought_before(std::span<const std::uint32_t> items, std::vector<Day>& days) const;
  std::size_t resident_bytes() const { return words_.capacity() * sizeof(Word); }
  // The processor may begin to load what read_newest() reads.
  void fetch_soon() const { __builtin_prefetch(words_.data() + words_.size() - !words_.empty()); }
  // All of it.
  void fetch_all() const {
    constexpr std::size_t line = 64 / sizeof(Word);
    for (std::size_t at = 0; at < words_.size(); at += line) __builtin_prefetch(words_.data() + at);
  }

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
  using Word = std::uint16_t;
  static constexpr std::uint32_t widest_gap = 255;  // this and more stands in words of its own
  // One basket where it stands among the words.
  struct Packed {
    const Word* begin;  // of its items; before it the next older basket
    const Word* end;
    std::uint32_t count;
    std::uint32_t gap;  // days to the next older basket
    bool wide;          // two words an item

    explicit Packed(const Word* behind) : end(behind) {
      const std::uint32_t mark = *--behind;
      count = (mark & 0x7f) + 1;
      wide = (mark & 0x80) != 0;
      gap = mark >> 8;
      if (gap == widest_gap) {
        behind -= 2;
        gap = behind[0] | std::uint32_t{behind[1]} << 16;
      }
      begin = behind - (wide ? 2 * count : count);
    }
    // 0, which is none, where no item begins.
    std::uint32_t item_at(const Word* at) const {
      const auto place = static_cast<std::uint32_t>(at - begin);
      if (!wide) return place < count ? *at : 0U;
      return place < 2 * count && place % 2 == 0 ? at[0] | std::uint32_t{at[1]} << 16 : 0U;
    }
    template <class Look>
    void each(Look&& look) const {
      if (!wide)
        for (std::uint32_t i = 0; i < count; ++i) look(std::uint32_t{begin[i]});
      else
        for (std::uint32_t i = 0; i < count; ++i) look(begin[2 * i] | std::uint32_t{begin[2 * i + 1]} << 16);
    }
  };
  static void append(std::vector<Word>& to, std::span<const std::uint32_t> items, std::uint32_t gap);
  std::vector<Basket> unpacked() const;
  void pack(std::span<const Basket> baskets);
  void push_newest(std::int32_t day, std::span<const std::uint32_t> items);
  void cut(const Packed& basket, const Word* newer_end);

  // The oldest basket first. Each: its items, ascending; then one word: how many, less one (7 bits), whether an item
  // takes two words (1 bit), and the days to the next older basket (8 bits; 0 for the oldest; when 255, two words
  // before it hold them).
  std::vector<Word> words_;
  std::int32_t newest_day_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace dangol
