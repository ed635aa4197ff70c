// Looks guests up while the name is still being typed. One block of text, scanned: some 70 bytes a customer and no tree
// to keep, yet a million guests take some ten milliseconds. In memory only: it holds names and numbers in the clear.
//
//   index.put(id, profile);   index.find("ㄱㄷㄱ")   index.find("4567")   index.find("김다")
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "events/event.h"

namespace dangol {

class FindIndex {
 public:
  void put(CustomerId customer, const Profile& profile) { put_line(customer, line_for(profile)); }
  void put_line(CustomerId customer, std::string_view line);  // replaces what was there
  // What put() keeps of a profile: for those who prepare many at once.
  static std::string line_for(const Profile& profile);
  void remove(CustomerId customer);
  void reserve(std::size_t customers) { line_of_.reserve(customers); }

  // Customers whose name (or what they are called) contains `text`, whose initial consonants do, or, for three or more
  // digits, whose phone or loyalty number does. No order; at most `limit`.
  std::vector<CustomerId> find(std::string_view text, std::size_t limit) const;

 private:
  struct Line {
    std::size_t begin;
    CustomerId customer;
  };

  void blank_out(std::size_t line);
  void rebuild_when_mostly_dead();

  std::string text_;                                       // one line a customer
  std::vector<Line> lines_;                                // ascending `begin`
  std::unordered_map<CustomerId, std::uint32_t> line_of_;  // into lines_
  std::size_t dead_bytes_ = 0;
};

}  // namespace dangol
