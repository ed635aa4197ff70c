// Texts that repeat over millions of rows (codes, spellings) as small numbers: one look-up of a few nanoseconds a cell.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dangol {

class CodeTable {
 public:
  // A column with more different values than this is not a column of codes.
  static constexpr std::uint32_t most_codes = 200'000;

  // The number of `text`, from 1 in order of first sight; 0 when the table is full.
  std::uint32_t number(std::string_view text) {
    if (last_ != 0 && texts_[last_ - 1] == text) return last_;
    if (texts_.size() * 2 >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash(text) & mask;; slot = (slot + 1) & mask) {
      const std::uint32_t found = slots_[slot];
      if (found == 0) {
        if (texts_.size() >= most_codes) return 0;
        texts_.emplace_back(text);
        slots_[slot] = size();
        return last_ = size();
      }
      if (texts_[found - 1] == text) return last_ = found;
    }
  }

  const std::string& text(std::uint32_t number) const { return texts_[number - 1]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

  // Mixes eight bytes at a time (after W. Yi's wyhash); for tables in memory only, never for what is stored.
  static std::uint64_t hash(std::string_view text) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15ULL;
    std::uint64_t value = text.size() * odd;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
      std::uint64_t part = 0;
      std::memcpy(&part, at, 8);
      value = mix(value ^ part);
    }
    std::uint64_t part = 0;
    for (std::size_t i = 0; i < left; ++i) part |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (i * 8);
    return mix(value ^ part);
  }

 private:
  static std::uint64_t mix(std::uint64_t value) {
    value *= 0xbf58476d1ce4e5b9ULL;
    value ^= value >> 32;
    value *= 0x94d049bb133111ebULL;
    return value ^ (value >> 29);
  }
  void grow() {
    const std::size_t size = slots_.empty() ? 64 : slots_.size() * 2;
    slots_.assign(size, 0);
    for (std::uint32_t number = 1; number <= texts_.size(); ++number) {
      std::size_t slot = hash(texts_[number - 1]) & (size - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
      slots_[slot] = number;
    }
  }

  std::deque<std::string> texts_;
  std::vector<std::uint32_t> slots_;
  std::uint32_t last_ = 0;
};

}  // namespace dangol
