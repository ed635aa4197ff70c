#include "api/kept_insights.h"

namespace dangol {
namespace {

constexpr std::chrono::minutes unchanged{1};  // time alone changes what is due and what is overdue

}  // namespace

std::optional<GuestsJson> KeptInsights::find(const std::string& question, std::uint64_t recorded, Time now) const {
  const std::scoped_lock lock(mutex_);
  const auto at = kept_.find(question);
  if (at == kept_.end()) return std::nullopt;
  const Kept& kept = at->second;
  const bool is_current = kept.recorded == recorded && now - kept.done < unchanged;
  const bool costs_too_much = now - kept.done < rest_for_each_work * kept.took;
  return is_current || costs_too_much ? std::optional(kept.answer) : std::nullopt;
}

std::uint64_t KeptInsights::clearings() const {
  const std::scoped_lock lock(mutex_);
  return clearings_;
}

void KeptInsights::put(const std::string& question, GuestsJson answer, std::uint64_t recorded, std::uint64_t clearings,
                       Time began, Time done) {
  const std::scoped_lock lock(mutex_);
  if (clearings != clearings_) return;
  if (kept_.size() >= most_kept) kept_.clear();
  kept_.insert_or_assign(question, Kept{std::move(answer), recorded, done, done - began});
}

void KeptInsights::clear() {
  const std::scoped_lock lock(mutex_);
  kept_.clear();
  ++clearings_;
}

}  // namespace dangol
