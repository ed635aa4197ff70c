// Texts that repeat over millions of rows (codes, spellings) as small numbers: one look-up of a few nanoseconds a cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/short_text.h"

namespace dangol {

class CodeTable {
 public:
  // A column with more different values than this is not a column of codes.
  static constexpr std::uint32_t most_codes = 200'000;

  // The number of `text`, from 1 in order of first sight; 0 when the table is full.
  std::uint32_t number(std::string_view text) {
    const std::uint64_t wanted = hash(text);
    const Slot& first = slots_[wanted & mask_];
    // Up to eight bytes the hash is one to one for texts of one size: no need to compare.
    const bool same = first.hash == wanted && first.text_size == text.size() && text.size() <= longest_short_text;
    return same ? first.number : number_by_search(text, wanted);
  }

  const std::string& text(std::uint32_t number) const { return texts_[number - 1]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

  // Mixes eight bytes at a time (after W. Yi's wyhash); for tables in memory only, never for what is stored.
  static std::uint64_t hash(std::string_view text) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15ULL;
    std::uint64_t value = text.size() * odd;
    for (; text.size() > longest_short_text; text.remove_prefix(longest_short_text)) {
      value = mix(value ^ short_text(text.substr(0, longest_short_text)));
    }
    return mix(value ^ short_text(text));
  }

 private:
  // One to one.
  static std::uint64_t mix(std::uint64_t value) {
    value *= 0xbf58476d1ce4e5b9ULL;
    return value ^ value >> 32;
  }
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
    std::uint32_t text_size = 0xffffffff;  // of an empty slot: no text is that long
  };
  std::uint32_t number_by_search(std::string_view text, std::uint64_t wanted) {
    if (texts_.size() * 2 >= slots_.size()) grow();
    for (std::size_t slot = wanted & mask_;; slot = (slot + 1) & mask_) {
      const Slot& found = slots_[slot];
      if (found.number == 0) {
        if (texts_.size() >= most_codes) return 0;
        texts_.emplace_back(text);
        slots_[slot] = {wanted, size(), static_cast<std::uint32_t>(text.size())};
        return size();
      }
      const bool same = found.hash == wanted && found.text_size == text.size();
      if (same && (text.size() <= longest_short_text || texts_[found.number - 1] == text)) return found.number;
    }
  }
  void grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.size() * 2, Slot{});
    mask_ = slots_.size() - 1;
    for (const Slot& old : before) {
      if (old.number == 0) continue;
      std::size_t slot = old.hash & mask_;
      while (slots_[slot].number != 0) slot = (slot + 1) & mask_;
      slots_[slot] = old;
    }
  }

  std::vector<std::string> texts_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two of them, at most half of them taken
  std::size_t mask_ = 63;
};

}  // namespace dangol
