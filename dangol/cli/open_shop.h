// The shop that a command works on, opened from its folder and closed again when the command is done.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "cli/options.h"
#include "messages/card_words.h"
#include "shop/shop.h"
#include "storage/shop_folder.h"

namespace dangol {

struct OpenShop {
  std::unique_ptr<ShopFolder> folder;
  std::unique_ptr<Clock> clock;  // --at, or the machine's
  std::unique_ptr<Shop> shop;    // last: it goes first
};

ShopPaths paths_of(const CommonOptions& common);

Result<OpenShop> open_shop(const CommonOptions& common);
// For verbs that only look things up: also beside a server, on a full disk, and where nothing can be written.
Result<OpenShop> open_shop_to_read(const CommonOptions& common);
// The same over a folder that was made a moment ago: --at is in `zone`, the shop has none yet.
Result<OpenShop> open_new_shop(const CommonOptions& common, std::unique_ptr<ShopFolder> folder, const Zone& zone);

// --at in `zone`, or the machine's time; `invalid_input` when it is not a time from 1980 to 2099.
Result<Instant> now_of(const CommonOptions& common, const Zone& zone);

Language language_of(const CommonOptions& common, const Shop& shop);

// A branch by name or code; with an empty text the only branch there is, else none. `not_found` names the branches.
Result<StoreId> store_named(std::string_view text, const Catalog& catalog);

}  // namespace dangol
