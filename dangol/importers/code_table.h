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
    if (texts_.size() * 2 >= slots_.size()) grow();
    const std::uint64_t wanted = hash(text);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = wanted & mask;; slot = (slot + 1) & mask) {
      const Slot& found = slots_[slot];
      if (found.number == 0) {
        if (texts_.size() >= most_codes) return 0;
        texts_.emplace_back(text);
        slots_[slot] = {wanted, size(), static_cast<std::uint32_t>(text.size())};
        return size();
      }
      // Up to eight bytes the hash is one to one for texts of one size: no need to compare.
      if (found.hash == wanted && found.text_size == text.size() && (text.size() <= 8 || texts_[found.number - 1] == text)) {
        return found.number;
      }
    }
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
    std::uint32_t text_size = 0;
  };
  void grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.empty() ? 64 : before.size() * 2, Slot{});
    for (const Slot& old : before) {
      if (old.number == 0) continue;
      std::size_t slot = old.hash & (slots_.size() - 1);
      while (slots_[slot].number != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = old;
    }
  }

  std::vector<std::string> texts_;
  std::vector<Slot> slots_;
};

}  // namespace dangol
