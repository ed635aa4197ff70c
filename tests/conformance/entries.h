// Invented entries, and what a journal says about itself in a form that tests can compare.
#pragma once

#include <doctest/doctest.h>

#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "events/journal.h"

namespace dangol {

inline const Bucket bucket{3};

// Entry number `number` of `customer`: the same numbers give the same entry.
inline Entry make_entry(std::uint64_t customer, std::uint64_t number, std::uint64_t content = 1) {
  Entry entry{bucket,
              {customer},
              Instant{std::chrono::milliseconds{1'700'000'000'000 + static_cast<std::int64_t>(number)}},
              EventKind::order_placed,
              {},
              content,
              {}};
  std::mt19937_64 random(number * 1000 + customer);
  for (std::uint8_t& byte : entry.key.bytes) byte = static_cast<std::uint8_t>(random());
  entry.body.resize(random() % 60);
  for (char& byte : entry.body) byte = static_cast<char>(random());
  return entry;
}

inline bool same(const Entry& a, const Entry& b) {
  return a.bucket == b.bucket && a.customer == b.customer && a.at == b.at && a.kind == b.kind && a.key == b.key &&
         a.content == b.content && a.body == b.body;
}

inline std::map<Position, Entry> all_entries(const Journal& journal) {
  std::map<Position, Entry> entries;
  Position before = 0;
  const auto read = journal.read(0, [&](Position position, const Entry& entry) {
    CHECK(position > before);  // in the order of recording
    before = position;
    entries[position] = entry;
    return Result<void>();
  });
  REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
  return entries;
}

inline std::vector<Entry> entries_of(const Journal& journal, std::uint64_t customer) {
  std::vector<Entry> entries;
  REQUIRE(journal.read_customer(bucket, {customer}, [&](Position, const Entry& entry) {
    entries.push_back(entry);
    return Result<void>();
  }));
  return entries;
}

struct Snapshot {
  Position upto = 0;
  std::string shop;
  std::map<std::uint64_t, std::string> customers;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

inline Snapshot snapshot_of(const Journal& journal) {
  Snapshot snapshot;
  const auto read = journal.read_snapshot(
      [&](Position upto, std::string_view body) {
        snapshot.upto = upto;
        snapshot.shop = body;
        return Result<void>();
      },
      [&](Bucket, CustomerId customer, std::string_view body) {
        snapshot.customers[customer.value] = body;
        return Result<void>();
      });
  REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
  return snapshot;
}

}  // namespace dangol
