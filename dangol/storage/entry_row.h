// An Entry as a row of the event table, and the checksum that tells when a stored byte has changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "events/journal.h"
#include "storage/database.h"

namespace dangol {

// SipHash-2-4 (Aumasson and Bernstein 2012) of all fields and of the place, so that two rows cannot change places. It
// finds damage, not forgery: its key is public. `scratch` is working space, kept by the caller to spare allocations.
std::uint64_t checksum_of(Position position, const Entry& entry, std::string& scratch);
std::uint64_t checksum_of(std::uint64_t first, std::uint64_t second, std::string_view body, std::string& scratch);

inline std::string_view bytes_of(const IdempotencyKey& key) {
  return {reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()};
}

// What every SELECT that read_entry() reads must name, in this order.
inline constexpr std::string_view entry_columns =
    "position, bucket, customer_id, dedup, at, kind, content, checksum, body";

// Binds the parameters ?1 to ?9 in the order of entry_columns. `entry` must stay until the statement was reset.
void bind_entry(Statement& statement, Position position, const Entry& entry, std::string& scratch);

// Reads the row into `entry`, whose body's memory is used again. `unavailable`, with the position, when it is damaged.
Result<Position> read_entry(Statement& row, Entry& entry, std::string& scratch);

}  // namespace dangol
