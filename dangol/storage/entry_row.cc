#include "storage/entry_row.h"

#include <fmt/format.h>
#include <sodium.h>

#include <cstring>

namespace dangol {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  char bytes[sizeof value];
  for (char& byte : bytes) {  // little-endian on every machine
    byte = static_cast<char>(value);
    value >>= 8;
  }
  out.append(bytes, sizeof bytes);
}

std::uint64_t sip_hash(std::string_view text) {
  static constexpr unsigned char key[crypto_shorthash_KEYBYTES] = {'d', 'a', 'n', 'g', 'o', 'l', ' ', 'c',
                                                                   'h', 'e', 'c', 'k', 's', 'u', 'm', '1'};
  unsigned char hash[crypto_shorthash_BYTES];
  crypto_shorthash(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(), key);
  std::uint64_t value = 0;
  for (std::size_t i = sizeof hash; i-- > 0;) value = value << 8 | hash[i];
  return value;
}

std::uint64_t milliseconds(Instant at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); }

}  // namespace

std::uint64_t checksum_of(Position position, const Entry& entry, std::string& scratch) {
  scratch.clear();
  for (const std::uint64_t each : {position, entry.bucket.value, entry.customer.value, milliseconds(entry.at),
                                   static_cast<std::uint64_t>(entry.kind), entry.content}) {
    append_number(scratch, each);
  }
  scratch.append(bytes_of(entry.key));
  scratch.append(entry.body);
  return sip_hash(scratch);
}

std::uint64_t checksum_of(std::uint64_t first, std::uint64_t second, std::string_view body, std::string& scratch) {
  scratch.clear();
  append_number(scratch, first);
  append_number(scratch, second);
  scratch.append(body);
  return sip_hash(scratch);
}

void bind_entry(Statement& statement, Position position, const Entry& entry, std::string& scratch) {
  statement.bind(1, position);
  statement.bind(2, entry.bucket.value);
  statement.bind(3, entry.customer.value);
  statement.bind_blob(4, bytes_of(entry.key));
  statement.bind(5, milliseconds(entry.at));
  statement.bind(6, static_cast<std::uint64_t>(entry.kind));
  statement.bind(7, entry.content);
  statement.bind(8, checksum_of(position, entry, scratch));
  statement.bind_blob(9, entry.body);
}

Result<Position> read_entry(Statement& row, Entry& entry, std::string& scratch) {
  const Position position = row.natural(0);
  entry.bucket = {row.natural(1)};
  entry.customer = {row.natural(2)};
  const std::string_view key = row.blob(3);
  if (key.size() == entry.key.bytes.size()) std::memcpy(entry.key.bytes.data(), key.data(), key.size());
  entry.at = Instant{std::chrono::milliseconds{row.integer(4)}};
  entry.kind = static_cast<EventKind>(row.integer(5));
  entry.content = row.natural(6);
  entry.body = row.blob(8);
  if (key.size() == entry.key.bytes.size() && checksum_of(position, entry, scratch) == row.natural(7)) return position;
  return Error{ErrorCode::unavailable,
               fmt::format("an event of the journal is damaged: run dangol verify, then restore a "
                           "backup (position {})",
                           position)};
}

}  // namespace dangol
