#include "cli/open_shop.h"

#include <fmt/format.h>

namespace dangol {

ShopPaths paths_of(const CommonOptions& common) { return {common.shop, common.key_file}; }

namespace {

Result<OpenShop> open_in(const CommonOptions& common, std::unique_ptr<ShopFolder> folder, const Zone* zone) {
  OpenShop open;
  open.folder = std::move(folder);
  FixedClock* at = nullptr;
  if (common.at.empty()) {
    open.clock = std::make_unique<SystemClock>();
  } else {
    auto fixed = std::make_unique<FixedClock>(Instant{});
    at = fixed.get();
    open.clock = std::move(fixed);
  }
  ShopFolder& files = *open.folder;
  auto shop = Shop::open(
      files.journal(), files.keys(), *open.clock,
      [&files](Bucket bucket, CustomerId customer) { return files.erase(bucket, customer); }, &files.statutory());
  if (!shop) return shop.error();
  open.shop = std::move(*shop);
  if (at == nullptr) return open;
  // The zone of --at is the shop's, which is known only now.
  const auto now = now_of(common, zone != nullptr ? *zone : open.shop->settings().zone);
  if (!now) return now.error();
  at->set(*now);
  return open;
}

}  // namespace

Result<Instant> now_of(const CommonOptions& common, const Zone& zone) {
  if (common.at.empty()) return SystemClock().now();
  const auto at = parse_instant(common.at, zone);
  if (!at) return Error{ErrorCode::invalid_input, "--at is " + at.error().message};
  if (*at < earliest_order || *at >= date::sys_days{date::year{2100} / 1 / 1}) {
    return Error{ErrorCode::invalid_input, "--at is a time from 1980 to 2099"};
  }
  return *at;
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
