#include "customers/find_index.h"

#include <algorithm>
#include <cstring>

#include "base/korean.h"

namespace dangol {
namespace {

// A line is a customer's fields, each ended by '\x1e'. A needle of one kind cannot match in a field of another: names
// are spelled out and folded, initials carry a marker each, digits are rewritten.
constexpr char line_begin = '\n';
constexpr std::size_t shortest_number = 3;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Digits of a number field are written as 0x10..0x19: a name with digits in it is not taken for a phone.
std::string as_number(std::string digits) {
  for (char& c : digits) c = static_cast<char>(c - '0' + 0x10);
  return digits;
}

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == ' '; });
}

// Consonants typed for initials look like the consonants of a spelled-out name; initials get a marker each.
std::string as_initials(std::string_view consonants) {
  std::string marked;
  for (const char c : consonants) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts_character) marked += '\x1d';
    marked += c;
  }
  return marked;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string name_fields(const std::string& name) {
  if (name.empty()) return {};
  const std::string initials = spelled_out(initial_consonants(without_spaces(name)));
  return folded(spelled_out(name)) + '\x1e' + as_initials(initials) + '\x1e';
}

std::string needle_for(std::string_view typed) {
  const std::string text = normalized(typed);
  if (is_number(text)) {
    const std::string digits = digits_of(text);
    return digits.size() < shortest_number ? std::string{} : as_number(digits);
  }
  // Spelled out, because some keyboards make one letter of two initials typed in a row: ㄳ for ㄱㅅ.
  if (is_initial_consonants(text)) return as_initials(spelled_out(without_spaces(text)));
  return folded(spelled_out(text));
}

}  // namespace

std::string FindIndex::line_for(const Profile& profile) {
  std::string line(1, line_begin);
  line += name_fields(profile.name);
  line += name_fields(profile.called);
  line += as_number(digits_of(profile.phone)) + '\x1e';
  line += as_number(digits_of(profile.loyalty_number)) + '\x1e';
  if (!is_number(profile.loyalty_number)) line += folded(profile.loyalty_number) + '\x1e';
  return line;
}

void FindIndex::put_line(CustomerId customer, std::string_view line) {
  const auto [at, is_new] = line_of_.try_emplace(customer, 0);
  if (!is_new) blank_out(at->second);
  at->second = static_cast<std::uint32_t>(lines_.size());
  lines_.push_back({text_.size(), customer});
  text_ += line;
  if (!is_new) rebuild_when_mostly_dead();
}

void FindIndex::remove(CustomerId customer) {
  const auto at = line_of_.find(customer);
  if (at == line_of_.end()) return;
  blank_out(at->second);
  line_of_.erase(at);
  rebuild_when_mostly_dead();
}

void FindIndex::blank_out(std::size_t line) {
  const std::size_t begin = lines_[line].begin;
  const std::size_t end = line + 1 < lines_.size() ? lines_[line + 1].begin : text_.size();
  std::fill(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end),
            line_begin);
  lines_[line].customer = {};
  dead_bytes_ += end - begin;
}

void FindIndex::rebuild_when_mostly_dead() {
  if (dead_bytes_ <= text_.size() / 2 || dead_bytes_ <= 4096) return;
  std::string text;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].customer) continue;
    const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1].begin : text_.size();
    line_of_[lines_[i].customer] = static_cast<std::uint32_t>(lines.size());
    lines.push_back({text.size(), lines_[i].customer});
    text.append(text_, lines_[i].begin, end - lines_[i].begin);
  }
  text_ = std::move(text);
  lines_ = std::move(lines);
  dead_bytes_ = 0;
}

std::vector<CustomerId> FindIndex::find(std::string_view typed, std::size_t limit) const {
  std::vector<CustomerId> found;
  const std::string needle = needle_for(typed);
  if (needle.empty()) return found;
  const char* const end = text_.data() + text_.size();
  for (const char* at = text_.data(); at < end && found.size() < limit;) {
    at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size()));
    if (at == nullptr) break;
    const auto offset = static_cast<std::size_t>(at - text_.data());
    const auto next = std::ranges::upper_bound(lines_, offset, {}, &Line::begin);
    const Line& line = *std::prev(next);
    if (line.customer) found.push_back(line.customer);
    at = next == lines_.end() ? end : text_.data() + next->begin;
  }
  return found;
}

}  // namespace dangol
