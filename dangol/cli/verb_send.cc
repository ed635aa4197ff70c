// send: looks through the guests of the campaigns that are to begin, hands over what is due, and ends.
#include <fmt/format.h>

#include "channels/open_gateway.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"
#include "shop/sender.h"

namespace dangol {

Result<void> run(const CommonOptions& common, const SendOptions&) {
  auto open = open_shop(common);
  if (!open) return open.error();
  Sender sender(*open->shop, [&](const GatewayArranged& arranged) { return open_gateway(arranged, *open->clock); });
  const auto looked_at = sender.work();
  if (!looked_at) return looked_at.error();
  if (common.json) fmt::print("{{\"messages\":{}}}\n", *looked_at);
  if (!common.json) fmt::print("messages looked at: {}\n", *looked_at);
  return open->shop->save_snapshot();
}

}  // namespace dangol
