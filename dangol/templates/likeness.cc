#include "templates/likeness.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dangol {
namespace {

constexpr std::size_t longest_looked_at = 2'000;  // characters

// Three characters of 21 bits each: no two shingles share a number.
using Shingle = std::uint64_t;
constexpr Shingle three_characters = (Shingle{1} << 63) - 1;

struct ShingleOf {
  Shingle shingle;
  std::uint32_t message;

  friend auto operator<=>(const ShingleOf&, const ShingleOf&) = default;
};

// Calls each(character) with white space folded; what is not UTF-8 is one character.
template <class Each>
void for_each_read(std::string_view utf8, const Each& each) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  std::size_t read = 0;
  bool space_before = false;
  for (std::int32_t at = 0; at < size && read < longest_looked_at;) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    const bool space = c >= 0 && u_isUWhiteSpace(c);
    if (!space || !space_before) {
      each(space ? Shingle{' '} : static_cast<Shingle>(c < 0 ? 0xFFFD : c));
      ++read;
    }
    space_before = space;
  }
}

// The different shingles of one text, ascending.
std::vector<Shingle> shingles_of(std::string_view utf8) {
  std::vector<Shingle> shingles;
  Shingle last = 0;
  std::size_t read = 0;
  for_each_read(utf8, [&](Shingle c) {
    last = (last << 21 | c) & three_characters;
    if (++read >= 3) shingles.push_back(last);
  });
  if (shingles.empty()) shingles.push_back(last);
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::uint64_t scattered(std::uint64_t number) {  // splitmix64 (G. Steele et al. 2014)
  number += 0x9E3779B97F4A7C15U;
  number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9U;
  number = (number ^ number >> 27) * 0x94D049BB133111EBU;
  return number ^ number >> 31;
}

// For each message, how often one of its shingles stands in another message, all others taken together.
std::vector<std::uint64_t> found_elsewhere(std::vector<ShingleOf>& all, std::size_t messages) {
  std::ranges::sort(all);
  std::vector<std::uint64_t> found(messages);
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end =
        std::find_if(begin, all.end(), [&](const ShingleOf& one) { return one.shingle != begin->shingle; });
    const auto others = static_cast<std::uint64_t>(end - begin) - 1;
    for (; begin != end; ++begin) found[begin->message] += others;
  }
  return found;
}

bool uses(const PlaceholderSet& used, Placeholder what) {
  const bool address = used[index_of(Placeholder::name)] || used[index_of(Placeholder::called)];
  return used[index_of(what)] || (address && (what == Placeholder::name || what == Placeholder::called));
}

}  // namespace

std::vector<std::size_t> likeness_sample(std::size_t count) {
  const std::size_t size = std::min(count, likeness_sample_size);
  std::vector<std::size_t> sample(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t begin = count / size * i + count % size * i / size;
    const std::size_t end = count / size * (i + 1) + count % size * (i + 1) / size;
    sample[i] = begin + scattered(i) % (end - begin);
  }
  return sample;
}

double likeness(std::span<const std::string> messages) {
  const std::vector<std::size_t> sample = likeness_sample(messages.size());
  if (sample.size() < 2) return 0;
  std::vector<ShingleOf> all;
  std::vector<std::size_t> sizes;
  for (const std::size_t index : sample) {
    const auto shingles = shingles_of(messages[index]);
    for (const Shingle shingle : shingles) all.push_back({shingle, static_cast<std::uint32_t>(sizes.size())});
    sizes.push_back(shingles.size());
  }
  const std::vector<std::uint64_t> found = found_elsewhere(all, sizes.size());
  double sum = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    sum += static_cast<double>(found[i]) / (static_cast<double>(sizes[i]) * static_cast<double>(sizes.size() - 1));
  return sum / static_cast<double>(sizes.size());
}

std::vector<PersonalTouch> more_personal(const MessageTemplate& message, std::span<const PlaceholderSet> known) {
  const PlaceholderSet used = placeholders_of(message);
  std::array<std::size_t, placeholder_count> known_for{};
  for (const PlaceholderSet& hers : known) {
    for (std::size_t i = 0; i < placeholder_count; ++i) known_for[i] += hers[i] ? 1U : 0U;
  }
  std::vector<PersonalTouch> touches;
  for (const PlaceholderRow& row : placeholders()) {
    const std::size_t guests = known_for[index_of(row.what)];
    if (row.personal && guests > 0 && !uses(used, row.what)) touches.push_back({row.what, guests});
  }
  std::ranges::stable_sort(touches, std::ranges::greater{}, &PersonalTouch::known_for);
  return touches;
}

}  // namespace dangol
