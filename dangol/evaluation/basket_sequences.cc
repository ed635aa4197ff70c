#include "evaluation/basket_sequences.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

#include "evaluation/purchases.h"

namespace dangol {
namespace {

constexpr std::size_t fewest_in_sequence = 3;  // of a customer in a file of purchases, as in the published splits
constexpr std::uint32_t folds_made = 5;
constexpr std::uint32_t item_bound = ShopTaste::most_items;

namespace json = simdjson::dom;
using Baskets = std::vector<std::vector<ItemId>>;
using BasketsOf = std::map<std::string, Baskets, std::less<>>;

struct RealityCheck {
  std::string name;
  BasketsOf history;
  BasketsOf next;
  std::vector<json::element> key_sets;
};

Error malformed(const std::filesystem::path& file, std::string_view lacks) {
  return {ErrorCode::invalid_input, fmt::format("{}: {}", file.filename().string(), lacks)};
}

// [[-1], [3, 5], [-1]] without its marks; nothing when it is something else.
std::optional<Baskets> baskets_of(json::element list) {
  json::array outer;
  if (list.get(outer) != simdjson::SUCCESS) return std::nullopt;
  Baskets baskets;
  for (const json::element each : outer) {
    json::array inner;
    if (each.get(inner) != simdjson::SUCCESS) return std::nullopt;
    std::vector<ItemId> items;
    for (const json::element number : inner) {
      std::int64_t item = 0;
      if (number.get(item) != simdjson::SUCCESS || item < -1 || item >= item_bound) return std::nullopt;
      if (item > 0) items.push_back({static_cast<std::uint32_t>(item)});
    }
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    if (!items.empty()) baskets.push_back(std::move(items));
  }
  return baskets;
}

// A history holds customers with several baskets, a future exactly one each.
Result<void> take_customers(const std::filesystem::path& file, json::object object, RealityCheck& into) {
  BasketsOf read;
  std::size_t most = 0;
  for (const auto [name, list] : object) {
    auto baskets = baskets_of(list);
    if (!baskets) return malformed(file, "a customer's baskets must be [[-1], [item numbers], ..., [-1]]");
    most = std::max(most, baskets->size());
    read.emplace(std::string(name), std::move(*baskets));
  }
  BasketsOf& place = most > 1 ? into.history : into.next;
  if (!place.empty()) return malformed(file, "is the second history or future; give one of each");
  place = std::move(read);
  if (most > 1) into.name = file.stem().string().substr(0, file.stem().string().find('_'));
  return {};
}

std::string key_of(json::element user) {
  std::string_view text;
  if (user.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  return user.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

using Numbers = std::unordered_map<std::string, std::uint32_t>;

std::vector<std::uint32_t> users_of(json::element key_set, std::string_view part, const Numbers& numbers) {
  std::vector<std::uint32_t> users;
  json::array list;
  if (key_set[part].get(list) != simdjson::SUCCESS) return users;
  for (const json::element user : list) {
    const auto at = numbers.find(key_of(user));
    if (at != numbers.end()) users.push_back(at->second);
  }
  return users;
}

BasketSequences assembled(RealityCheck& files) {
  BasketSequences read{.name = std::move(files.name), .customers = {}, .item_limit = 1, .folds = {}};
  Numbers numbers;
  const auto note = [&](const std::vector<ItemId>& items) {
    for (const ItemId item : items) read.item_limit = std::max(read.item_limit, item.value + 1);
  };
  for (auto& [name, baskets] : files.history) {
    numbers[name] = static_cast<std::uint32_t>(read.customers.size());
    BasketSequence& customer = read.customers.emplace_back();
    for (auto& items : baskets) {
      note(items);
      customer.history.push_back({static_cast<std::int32_t>(customer.history.size()), std::move(items)});
    }
    const auto next = files.next.find(name);
    if (next == files.next.end() || next->second.empty()) continue;
    note(next->second.front());
    customer.next = {static_cast<std::int32_t>(customer.history.size()), std::move(next->second.front())};
  }
  for (const json::element& set : files.key_sets) {
    BasketFold fold{users_of(set, "train", numbers), users_of(set, "train", numbers), users_of(set, "test", numbers)};
    const auto val = users_of(set, "val", numbers);
    fold.others.insert(fold.others.end(), val.begin(), val.end());
    read.folds.push_back(std::move(fold));
  }
  return read;
}

Result<BasketSequences> read_reality_check(std::span<const std::filesystem::path> files) {
  RealityCheck read;
  std::vector<json::parser> parsers(files.size());  // a key set lives in its parser
  for (std::size_t i = 0; i < files.size(); ++i) {
    json::element document;
    json::object object;
    if (parsers[i].load(files[i].string()).get(document) != simdjson::SUCCESS ||
        document.get(object) != simdjson::SUCCESS)
      return malformed(files[i], "cannot be read as a JSON object");
    json::element test;
    if (document["test"].get(test) == simdjson::SUCCESS) {
      read.key_sets.push_back(document);
      continue;
    }
    if (auto taken = take_customers(files[i], object, read); !taken) return taken.error();
  }
  if (read.history.empty() || read.next.empty())
    return malformed(files.front(), "a history and a future are needed, both as JSON");
  BasketSequences sequences = assembled(read);
  if (sequences.folds.empty()) divide(sequences);
  return sequences;
}

Result<BasketSequences> read_dated(std::span<const std::filesystem::path> files) {
  const auto purchases = read_purchases(files);
  if (!purchases) return purchases.error();
  if (purchases->items.empty()) return malformed(files.front(), "names no items");
  std::vector<std::vector<TasteBasket>> baskets(purchases->customers);
  for (const Purchase& row : purchases->rows) {
    if (row.item == 0 || row.amount < 0 || row.item >= item_bound) continue;
    auto& hers = baskets[row.customer];
    if (hers.empty() || hers.back().day != row.day) hers.push_back({row.day, {}});
    hers.back().items.push_back({row.item});
  }
  BasketSequences read;
  read.name = files.front().stem().string();
  read.item_limit = static_cast<std::uint32_t>(std::min<std::size_t>(purchases->items.size() + 1, item_bound));
  read.dated = true;
  for (auto& hers : baskets) {
    for (TasteBasket& basket : hers) {
      std::ranges::sort(basket.items);
      basket.items.erase(std::unique(basket.items.begin(), basket.items.end()), basket.items.end());
    }
    if (hers.size() < fewest_in_sequence) continue;
    BasketSequence& customer = read.customers.emplace_back();
    customer.next = std::move(hers.back());
    hers.pop_back();
    customer.history = std::move(hers);
  }
  divide(read);
  return read;
}

}  // namespace

void divide(BasketSequences& sequences) {
  sequences.folds.assign(folds_made, {});
  for (std::uint32_t customer = 0; customer < sequences.customers.size(); ++customer) {
    const std::uint32_t mine = hash_of(CustomerId{customer + std::uint64_t{1}}) % folds_made;
    for (std::uint32_t fold = 0; fold < folds_made; ++fold) {
      BasketFold& each = sequences.folds[fold];
      (fold == mine ? each.tested : each.others).push_back(customer);
    }
  }
  for (BasketFold& fold : sequences.folds) fold.train = fold.others;
}

Result<BasketSequences> read_basket_sequences(std::span<const std::filesystem::path> files) {
  const bool all_json =
      std::ranges::all_of(files, [](const std::filesystem::path& file) { return file.extension() == ".json"; });
  return all_json ? read_reality_check(files) : read_dated(files);
}

}  // namespace dangol
