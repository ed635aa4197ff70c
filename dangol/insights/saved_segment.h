// A segment that the owner has saved, and how many are in it: a line of a list.
#pragma once

#include <cstdint>
#include <string>

namespace dangol {

struct SavedSegment {
  std::string name;
  std::string rule;
  bool readable = true;   // false: the rule names what the shop no longer has, and nobody is judged by it
  bool by_worth = false;  // asks for what a model of all guests says: learned once a day
  std::uint64_t members = 0;
};

}  // namespace dangol
