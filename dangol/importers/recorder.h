// Events on their way to the target, in batches, each with what it stands for in the report.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "importers/import.h"
#include "importers/rules.h"

namespace dangol {

class Recorder {
 public:
  static constexpr std::size_t batch_size = 5'000;

  Recorder(ImportTarget& target, bool dry_run) : target_(target), dry_run_(dry_run) {}

  // `rows`: of the files that said it; 0 when none did by itself (a customer whom only orders name).
  // `new_item`: it defines an item that was not there.
  Result<void> add(Event event, std::uint64_t rows, bool new_item = false);
  Result<void> flush();

  // Rows that needed no event.
  void count_known(std::uint64_t rows);
  void count_left_out(std::uint64_t rows) { accepted_ += rows; }

  // Adds what was recorded so far.
  void report(ImportReport& report) const;
  RuleCounts& rules() { return rules_; }

 private:
  struct Meaning {
    std::uint64_t rows;
    bool new_item;
  };
  void account(const Event& event, Meaning meaning, ImportTarget::Outcome outcome);

  ImportTarget& target_;
  bool dry_run_;
  std::vector<Event> events_;
  std::vector<Meaning> meanings_;
  RuleCounts rules_;
  std::uint64_t accepted_ = 0;
  std::uint64_t already_known_ = 0;
  std::uint64_t orders_ = 0;
  std::uint64_t customers_ = 0;
  std::uint64_t items_ = 0;
};

}  // namespace dangol
