// The campaigns of a shop: what is to be said to whom, and whether it runs. Folded from the shop's events.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/event.h"

namespace dangol {

struct Campaign {
  CampaignDefined defined;
  CampaignState state = CampaignState::drafted;
  std::vector<CampaignSelected> selections;  // one a day on which guests were looked through, the latest last

  std::optional<std::int32_t> last_selected() const;  // local day
  // Whether the guests are still to be looked through on that day.
  bool must_select(Instant now, std::int32_t today) const;
  friend bool operator==(const Campaign&, const Campaign&) = default;
};

class Campaigns {
 public:
  static constexpr std::size_t remembered_selections = 60;

  void apply(const EventBody& body);
  const Campaign* find(CampaignId id) const;
  CampaignState state_of(CampaignId id) const;               // `running` of none
  const std::vector<Campaign>& all() const { return all_; }  // in the order of being defined

 private:
  Campaign* entry(CampaignId id);

  std::vector<Campaign> all_;
};

// What folds to it again: for snapshots.
std::vector<EventBody> as_events(const Campaign& campaign);

// From which state the owner may move it to which.
bool may_move(CampaignState from, CampaignState to);

}  // namespace dangol
