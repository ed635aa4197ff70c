#include "catalog/trade_pack.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>

namespace dangol {
namespace {

// Thrown inside this file only; parse_trade_pack turns it into an Error.
struct Wrong {
  std::string message;
};

[[noreturn]] void wrong(const toml::node& at, std::string_view expected) {
  throw Wrong{fmt::format("the trade pack has a mistake in line {}: expected {}", at.source().begin.line, expected)};
}

std::string text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) wrong(table, fmt::format("the key \"{}\"", key));
  const auto value = node->value<std::string>();
  if (!value || value->empty()) wrong(*node, fmt::format("text for \"{}\"", key));
  return *value;
}

// Sums of an item and its options stay far within int64.
constexpr std::int64_t largest_price_minor = 1'000'000'000'000;

std::int64_t price(const toml::table& table) {
  const toml::node* node = table.get("price");
  if (node == nullptr) return 0;
  const auto value = node->value_exact<std::int64_t>();
  if (!value || *value < 0 || *value > largest_price_minor) {
    wrong(*node, "a whole price in minor units, from 0 to 1,000,000,000,000");
  }
  return *value;
}

// The tables of an array; an absent array is an empty one.
std::vector<const toml::table*> tables(const toml::table& table, std::string_view key) {
  std::vector<const toml::table*> all;
  const toml::node* node = table.get(key);
  if (node == nullptr) return all;
  if (!node->is_array()) wrong(*node, fmt::format("a list for \"{}\"", key));
  for (const toml::node& each : *node->as_array()) {
    if (!each.is_table()) wrong(each, fmt::format("a table in \"{}\"", key));
    all.push_back(each.as_table());
  }
  return all;
}

std::vector<std::string> group_names(const toml::table& table, const std::set<std::string>& known) {
  std::vector<std::string> groups;
  const toml::node* node = table.get("options");
  if (node == nullptr) return groups;
  if (!node->is_array()) wrong(*node, "a list of option groups");
  for (const toml::node& each : *node->as_array()) {
    const auto name = each.value<std::string>();
    if (!name || !known.contains(*name)) wrong(each, "the name of an [[option]] group above");
    groups.push_back(*name);
  }
  return groups;
}

// The first has number 1.
constexpr std::array<std::string_view, 4> consent_purposes{"personalisation", "sensitive", "marketing",
                                                           "night_marketing"};

class Reader {
 public:
  explicit Reader(const toml::table& root) : root_(root) {}

  TradePack read() {
    pack_.name = text(root_, "name");
    pack_.currency = text(root_, "currency");
    pack_.zone = text(root_, "zone");
    pack_.language = text(root_, "language");
    std::uint32_t next_store = 1;
    for (const toml::table* store : tables(root_, "store")) {
      pack_.definitions.emplace_back(StoreDefined{{next_store++}, code(*store), text(*store, "name")});
    }
    for (const toml::table* option : tables(root_, "option")) read_option(*option);
    for (const toml::table* category : tables(root_, "category")) read_category(*category);
    for (const toml::table* consent : tables(root_, "consent")) read_consent(*consent);
    return std::move(pack_);
  }

 private:
  std::string code(const toml::table& table) {
    std::string value = text(table, "code");
    if (!codes_.insert(value).second) wrong(table, "a code that is used once only");
    return value;
  }

  void read_option(const toml::table& option) {
    const std::string group = text(option, "group");
    if (!groups_.insert(group).second) wrong(option, "a group name that is used once only");
    for (const toml::table* choice : tables(option, "choices")) {
      pack_.definitions.emplace_back(
          ModifierDefined{{next_modifier_++}, code(*choice), text(*choice, "name"), group, price(*choice)});
    }
  }

  void read_category(const toml::table& category) {
    const std::string name = text(category, "name");
    const std::vector<std::string> groups = group_names(category, groups_);
    for (const toml::table* item : tables(category, "items")) {
      pack_.definitions.emplace_back(ItemDefined{{next_item_++},
                                                 code(*item),
                                                 text(*item, "name"),
                                                 name,
                                                 price(*item),
                                                 item->contains("options") ? group_names(*item, groups_) : groups});
    }
  }

  // Read by one who has not agreed to anything yet: all four statements, in each language that it stands in.
  void read_consent(const toml::table& consent) {
    const std::string purpose = text(consent, "purpose");
    const auto named = std::ranges::find(consent_purposes, purpose);
    if (named == consent_purposes.end() || !purposes_.insert(purpose).second)
      wrong(consent, "personalisation, sensitive, marketing or night_marketing, each once");
    for (const char* language : {"ko", "en"}) {
      const toml::node* words = consent.get(language);
      if (words == nullptr) continue;
      if (!words->is_table()) wrong(*words, "a table of four statements");
      const toml::table& said = *words->as_table();
      pack_.consent_texts.push_back({static_cast<Purpose>(named - consent_purposes.begin() + 1),
                                     text(consent, "version"), language, text(said, "purpose"), text(said, "items"),
                                     text(said, "retention"), text(said, "refusal"), false});
    }
  }

  const toml::table& root_;
  TradePack pack_;
  std::set<std::string> purposes_;
  std::set<std::string> codes_;
  std::set<std::string> groups_;
  std::uint32_t next_modifier_ = 1;
  std::uint32_t next_item_ = 1;
};

}  // namespace

Result<TradePack> parse_trade_pack(std::string_view source) {
  try {
    const toml::table root = toml::parse(source);
    return Reader(root).read();
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_input, fmt::format("the trade pack is not TOML, line {}: {}",
                                                       error.source().begin.line, error.description())};
  } catch (const Wrong& mistake) {
    return Error{ErrorCode::invalid_input, mistake.message};
  }
}

}  // namespace dangol
