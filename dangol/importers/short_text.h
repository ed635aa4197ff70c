// Texts of up to eight bytes as one machine word: most cells of a till's export are that short, and comparing, copying
// or reading them digit by digit costs more than everything else that is done with them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dangol {

inline constexpr std::size_t longest_short_text = 8;

// The bytes in order, the first one lowest, zeros above them. At most eight. Only bytes of `text` are read.
inline std::uint64_t short_text(std::string_view text) {
  const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
  const std::size_t size = text.size();
  if constexpr (std::endian::native == std::endian::little) {
    if (size >= 4) {
      std::uint32_t front = 0;
      std::uint32_t back = 0;
      std::memcpy(&front, text.data(), 4);
      std::memcpy(&back, text.data() + size - 4, 4);
      return front | std::uint64_t{back} << (size * 8 - 32);  // where they overlap they are equal
    }
    if (size == 0) return 0;
    return byte(0) | byte(size / 2) << (size / 2 * 8) | byte(size - 1) << (size * 8 - 8);
  }
  std::uint64_t value = 0;
  for (std::size_t at = size; at-- > 0;) value = value << 8 | byte(at);
  return value;
}

// The bytes of a word that are not 0 to 9, as 0x80 each. A byte above 0x7f may mark the one above it, too.
inline std::uint64_t not_digits(std::uint64_t word) {
  return ((word + 0x7676767676767676ULL) | word) & 0x8080808080808080ULL;
}

// Eight bytes of 0 to 9, the most significant digit lowest, as a number (after D. Lemire, "Quickly parsing eight
// digits").
inline std::uint64_t eight_digits(std::uint64_t word) {
  word = (word * 10 + (word >> 8)) & 0x00ff00ff00ff00ffULL;
  word = (word * 100 + (word >> 16)) & 0x0000ffff0000ffffULL;
  return (word * 10000 + (word >> 32)) & 0xffffffffULL;
}

// "2", "2.5", "18.00" times ten to the power of `decimals` (0 to 4). False: the text is something else, or longer than
// eight bytes, or has more decimals; that says nothing about whether it is a number.
inline bool short_decimal(std::string_view text, int decimals, std::int64_t& scaled) {
  constexpr std::array<std::int64_t, 5> powers{1, 10, 100, 1000, 10000};
  constexpr std::uint64_t zeros = 0x3030303030303030ULL;
  constexpr std::uint64_t point = '.' ^ '0';
  if (text.empty() || text.size() > longest_short_text) return false;
  const auto unused = static_cast<unsigned>(longest_short_text - text.size()) * 8;
  std::uint64_t word = (short_text(text) ^ zeros) << unused;  // ends in the top byte; zeros in front are digits
  int places = 0;
  if (const std::uint64_t others = not_digits(word); others != 0) {
    const auto at = static_cast<unsigned>(__builtin_ctzll(others)) / 8 * 8;
    const bool inside = at > unused && at < 56;  // digits on both sides
    if ((others & (others - 1)) != 0 || !inside || (word >> at & 0xff) != point) return false;
    places = static_cast<int>((56 - at) / 8);
    const std::uint64_t before = word & ((std::uint64_t{1} << at) - 1);
    word = (word >> (at + 8) << (at + 8)) | before << 8;
  }
  if (places > decimals || decimals - places >= static_cast<int>(powers.size())) return false;
  scaled = static_cast<std::int64_t>(eight_digits(word)) * powers[static_cast<std::size_t>(decimals - places)];
  return true;
}

// Copies a text of any size to `out` and returns its end there.
inline char* copy_text(std::string_view text, char* out) {
  const std::size_t size = text.size();
  if (size > longest_short_text) {
    std::memcpy(out, text.data(), size);
  } else if (size >= 4) {
    std::memcpy(out, text.data(), 4);
    std::memcpy(out + size - 4, text.data() + size - 4, 4);
  } else if (size > 0) {
    out[0] = text[0];
    out[size / 2] = text[size / 2];
    out[size - 1] = text[size - 1];
  }
  return out + size;
}

}  // namespace dangol
