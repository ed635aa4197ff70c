#include "cli/open_shop.h"

#include <fmt/format.h>

namespace dangol {

ShopPaths paths_of(const CommonOptions& common) { return {common.shop, common.key_file}; }

namespace {

Result<OpenShop> open_in(const CommonOptions& common, std::unique_ptr<ShopFolder> folder, const Zone* zone) {
  static const SystemClock wall;  // what is recorded is held against it, whatever --at says
  OpenShop open;
  open.folder = std::move(folder);
  ShopFolder& files = *open.folder;
  auto shop = Shop::open(files.journal(), files.keys(), wall,
                         [&files](Bucket bucket, CustomerId customer) { return files.erase(bucket, customer); });
  if (!shop) return shop.error();
  open.shop = std::move(*shop);
  auto clock = clock_of(common, zone != nullptr ? *zone : open.shop->settings().zone);
  if (!clock) return clock.error();
  open.clock = std::move(*clock);
  return open;
}

}  // namespace

Result<std::unique_ptr<Clock>> clock_of(const CommonOptions& common, const Zone& zone) {
  if (common.at.empty()) return std::unique_ptr<Clock>(std::make_unique<SystemClock>());
  const auto at = parse_instant(common.at, zone);
  if (!at) return Error{ErrorCode::invalid_input, "--at is " + at.error().message};
  return std::unique_ptr<Clock>(std::make_unique<FixedClock>(*at));
}

Result<OpenShop> open_shop(const CommonOptions& common) {
  auto folder = ShopFolder::open(paths_of(common));
  if (!folder) return folder.error();
  return open_in(common, std::move(*folder), nullptr);
}

Result<OpenShop> open_shop_to_read(const CommonOptions& common) {
  auto folder = ShopFolder::open_to_read(paths_of(common));
  if (!folder) return folder.error();
  return open_in(common, std::move(*folder), nullptr);
}

Result<OpenShop> open_new_shop(const CommonOptions& common, std::unique_ptr<ShopFolder> folder, const Zone& zone) {
  return open_in(common, std::move(folder), &zone);
}

Language language_of(const CommonOptions& common, const Shop& shop) {
  const std::string& chosen = common.language.empty() ? shop.settings().founded.language : common.language;
  return chosen == "en" ? Language::english : Language::korean;
}

Result<StoreId> store_named(std::string_view text, const Catalog& catalog) {
  if (text.empty()) return catalog.stores().size() == 1 ? catalog.stores().front().store : StoreId{};
  if (const StoreId coded = catalog.store_coded(text)) return coded;
  std::string known;
  for (const StoreDefined& store : catalog.stores()) {
    if (store.name == text) return store.store;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", store.name);
  }
  return Error{ErrorCode::not_found, "there is no such branch; the branches are: " + known};
}

}  // namespace dangol
