#include "shop/settings.h"

#include <algorithm>

namespace dangol {

const GatewayArranged* ShopSettings::gateway(Channel channel) const {
  const auto at = std::ranges::find(gateways, channel, &GatewayArranged::channel);
  return at == gateways.end() ? nullptr : &*at;
}

void ShopSettings::arrange(const EventBody& body) {
  if (const auto* arranged = std::get_if<SendingArranged>(&body)) sending = *arranged;
  if (const auto* set = std::get_if<RetentionSet>(&body)) retention = *set;
  if (const auto* set = std::get_if<ExplorationSet>(&body)) exploration = *set;
  if (const auto* reviewed = std::get_if<TrailReviewed>(&body))
    trail_reviewed = std::max(trail_reviewed.value_or(reviewed->month), reviewed->month);
  const auto* arranged = std::get_if<GatewayArranged>(&body);
  if (arranged == nullptr) return;
  if (arranged->kind == GatewayKind::display) {
    display_token = arranged->secret;
    return;
  }
  std::erase_if(gateways, [&](const GatewayArranged& each) { return each.channel == arranged->channel; });
  if (!arranged->url.empty()) gateways.push_back(*arranged);
}

}  // namespace dangol
