#include "outbox/campaigns.h"

#include <algorithm>

namespace dangol {

std::optional<std::int32_t> Campaign::last_selected() const {
  if (selections.empty()) return std::nullopt;
  return selections.back().day;
}

bool Campaign::must_select(Instant now, std::int32_t today) const {
  if (state != CampaignState::running || now < defined.starts_at) return false;
  const auto last = last_selected();
  if (!last) return true;
  return defined.again_after_days > 0 && *last < today;
}

void Campaigns::apply(const EventBody& body) {
  if (const auto* defined = std::get_if<CampaignDefined>(&body)) {
    Campaign* known = entry(defined->campaign);
    if (known == nullptr) {
      all_.push_back({*defined, CampaignState::drafted, {}});
    } else if (known->state == CampaignState::drafted) {
      known->defined = *defined;
    }
  } else if (const auto* moved = std::get_if<CampaignMoved>(&body)) {
    Campaign* known = entry(moved->campaign);
    if (known != nullptr && may_move(known->state, moved->to)) known->state = moved->to;
  } else if (const auto* selected = std::get_if<CampaignSelected>(&body)) {
    Campaign* known = entry(selected->campaign);
    if (known == nullptr) return;
    auto& selections = known->selections;
    selections.push_back(*selected);
    if (selections.size() > remembered_selections) selections.erase(selections.begin());
  }
}

const Campaign* Campaigns::find(CampaignId id) const {
  const auto at = std::ranges::find(all_, id, [](const Campaign& each) { return each.defined.campaign; });
  return at == all_.end() ? nullptr : &*at;
}

CampaignState Campaigns::state_of(CampaignId id) const {
  const Campaign* campaign = find(id);
  return campaign == nullptr ? CampaignState::running : campaign->state;
}

Campaign* Campaigns::entry(CampaignId id) { return const_cast<Campaign*>(find(id)); }

std::vector<EventBody> as_events(const Campaign& campaign) {
  std::vector<EventBody> events{campaign.defined};
  const auto move = [&](CampaignState to) { events.emplace_back(CampaignMoved{campaign.defined.campaign, to}); };
  if (campaign.state == CampaignState::running || campaign.state == CampaignState::paused) move(CampaignState::running);
  if (campaign.state == CampaignState::paused || campaign.state == CampaignState::cancelled) move(campaign.state);
  events.insert(events.end(), campaign.selections.begin(), campaign.selections.end());
  return events;
}

bool may_move(CampaignState from, CampaignState to) {
  switch (to) {
    case CampaignState::running: return from == CampaignState::drafted || from == CampaignState::paused;
    case CampaignState::paused: return from == CampaignState::running;
    case CampaignState::cancelled: return from != CampaignState::cancelled;
    case CampaignState::drafted: return false;
  }
  return false;
}

}  // namespace dangol
