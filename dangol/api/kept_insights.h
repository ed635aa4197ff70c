// Answers about the shop as a whole, kept for as long as making them again would take more than a twentieth of the
// time: a small shop always gets the newest, a large one is not kept busy by a page that is left open.
//
// Safe to call from many threads. They name guests: whoever erases one, or hears that one refuses, calls clear().
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "api/json_output.h"

namespace dangol {

class KeptInsights {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  // Nothing: make it. `recorded`: how many events there are; while none is new an answer stays good for a minute.
  std::optional<GuestsJson> find(const std::string& question, std::uint64_t recorded, Time now) const;
  // Another number after each clear(): an answer that was begun before is not kept.
  std::uint64_t clearings() const;
  void put(const std::string& question, GuestsJson answer, std::uint64_t recorded, std::uint64_t clearings, Time began,
           Time done);
  void clear();

 private:
  struct Kept {
    GuestsJson answer;
    std::uint64_t recorded = 0;
    Time done;
    Duration took{};
  };
  static constexpr std::size_t most_kept = 200;
  static constexpr int rest_for_each_work = 20;

  mutable std::mutex mutex_;
  std::map<std::string, Kept> kept_;
  std::uint64_t clearings_ = 0;
};

}  // namespace dangol
