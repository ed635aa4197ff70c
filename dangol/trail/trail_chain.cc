#include "trail/trail_chain.h"

#include <sodium.h>

#include <charconv>

namespace dangol {
namespace {

constexpr std::size_t hash_letters = 2 * sizeof(Fingerprint::bytes);

std::string hex_of(const Fingerprint& hash) {
  std::string hex(hash_letters + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.bytes.data(), hash.bytes.size());
  hex.pop_back();
  return hex;
}

std::optional<Fingerprint> hash_of(std::string_view hex) {
  Fingerprint hash;
  std::size_t size = 0;
  if (hex.size() != hash_letters) return std::nullopt;
  const int read =
      sodium_hex2bin(hash.bytes.data(), hash.bytes.size(), hex.data(), hex.size(), nullptr, &size, nullptr);
  if (read != 0 || size != hash.bytes.size()) return std::nullopt;
  return hash;
}

std::optional<std::uint64_t> leading_number(std::string_view text, char ended_by) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != ended_by) return std::nullopt;
  return number;
}

Fingerprint hash_after(TrailKey key, const TrailLink& last, std::string_view row) {
  std::string text = text_of(last);
  return fingerprint(key, "trail", text.append("\n").append(row));
}

}  // namespace

std::string text_of(const TrailLink& link) { return std::to_string(link.number) + " " + hex_of(link.hash); }

std::optional<TrailLink> link_of(std::string_view text) {
  const auto number = leading_number(text, ' ');
  const auto hash = hash_of(text.substr(std::min(text.size(), text.find(' ')) + (number ? 1 : 0)));
  if (!number || !hash) return std::nullopt;
  return TrailLink{*number, *hash};
}

std::string chained_line(TrailKey key, TrailLink& last, TrailRow& row) {
  row.number = last.number + 1;
  std::string line = line_of(row);
  last = {row.number, hash_after(key, last, line)};
  return line.append("\t").append(hex_of(last.hash)).append("\n");
}

std::optional<ChainedLine> split_chained_line(std::string_view line) {
  const std::size_t tab = line.rfind('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  const auto number = leading_number(line, '\t');
  const auto hash = hash_of(line.substr(tab + 1));
  if (!number || !hash) return std::nullopt;
  return ChainedLine{line.substr(0, tab), {*number, *hash}};
}

bool follows(TrailKey key, const TrailLink& last, const ChainedLine& line) {
  return line.link.number == last.number + 1 && line.link.hash == hash_after(key, last, line.row);
}

}  // namespace dangol
