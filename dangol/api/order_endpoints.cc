#include <algorithm>
#include <array>
#include <charconv>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/shop_json.h"
#include "base/money.h"

namespace dangol {
namespace {

constexpr std::size_t most_lines = 100;
constexpr std::size_t most_modifiers = 20;
constexpr std::size_t key_hex_letters = 32;

std::string hex(const IdempotencyKey& key) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : key.bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<IdempotencyKey> parse_hex(std::string_view text) {
  IdempotencyKey key;
  if (text.size() != key_hex_letters) return std::nullopt;
  for (std::size_t i = 0; i < key.bytes.size(); ++i) {
    const char* begin = text.data() + 2 * i;
    const auto [end, error] = std::from_chars(begin, begin + 2, key.bytes[i], 16);
    if (error != std::errc{} || end != begin + 2) return std::nullopt;
  }
  return key;
}

std::string order_field(const IdempotencyKey& key) { return ",\"order\":\"" + hex(key) + "\""; }

StoreId read_store(JsonObject& in, const Catalog& catalog) {
  const std::uint64_t id = in.id("store");
  const StoreId store{static_cast<std::uint32_t>(std::min<std::uint64_t>(id, UINT32_MAX))};
  if (id != 0 && (id > UINT32_MAX || catalog.store(store) == nullptr)) in.blame("store", "there is no such branch");
  return store;
}

// The choices of a line: each known, each meant for the item, one of a group at most.
std::vector<ModifierId> read_modifiers(JsonObject& in, const ItemDefined* item, const Catalog& catalog) {
  std::vector<ModifierId> chosen;
  if (!in.has("modifiers") || item == nullptr) return chosen;
  std::vector<std::string_view> groups;
  for (const std::uint64_t id : in.ids("modifiers", most_modifiers)) {
    const ModifierId modifier{static_cast<std::uint32_t>(std::min<std::uint64_t>(id, UINT32_MAX))};
    const ModifierDefined* defined = catalog.modifier(modifier);
    if (defined == nullptr) {
      in.blame("modifiers", "there is no such option on the menu");
      return {};
    }
    const bool fits =
        defined->group.empty() || std::ranges::find(item->option_groups, defined->group) != item->option_groups.end();
    if (!fits) in.blame("modifiers", "the item is not sold with one of these options");
    const bool repeated = std::ranges::find(chosen, modifier) != chosen.end() ||
                          (!defined->group.empty() && std::ranges::find(groups, defined->group) != groups.end());
    if (repeated) in.blame("modifiers", "only one option of a kind can be chosen");
    groups.push_back(defined->group);
    chosen.push_back(modifier);
  }
  std::ranges::sort(chosen);
  return chosen;
}

std::int64_t menu_price(const ItemDefined& item, const LineItem& line, const Catalog& catalog, JsonObject& in) {
  std::optional<std::int64_t> each = item.price_minor;
  for (const ModifierId id : line.modifiers) {
    if (each) each = add_checked(*each, catalog.modifier(id)->price_minor);
  }
  const auto thousandths = each ? multiply_checked(*each, line.quantity_thousandths) : std::nullopt;
  if (!thousandths) in.blame("quantity", "the price of this line is too large to count");
  return thousandths ? (*thousandths + 500) / 1000 : 0;
}

LineItem read_line(JsonObject& in, const Catalog& catalog) {
  constexpr std::int64_t most_paid = 1'000'000'000'000;
  LineItem line;
  const std::uint64_t id = in.id("item");
  line.item = ItemId{static_cast<std::uint32_t>(std::min<std::uint64_t>(id, UINT32_MAX))};
  const ItemDefined* item = catalog.item(line.item);
  if (id != 0 && item == nullptr) in.blame("item", "there is no such item on the menu");
  if (in.has("quantity")) line.quantity_thousandths = in.thousandths("quantity", 1, 1'000'000);
  line.modifiers = read_modifiers(in, item, catalog);
  if (in.has("paid_minor")) {
    line.paid_minor = in.integer("paid_minor", 0, most_paid);
  } else if (item != nullptr) {
    line.paid_minor = menu_price(*item, line, catalog, in);
  }
  in.no_more();
  return line;
}

// The customer of the body: an id, or null (or nothing) for a walk-in.
CustomerId read_customer(JsonObject& in) { return in.has("customer") ? CustomerId{in.id("customer")} : CustomerId{}; }

}  // namespace

void record_order(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const Catalog& catalog = call.view().catalog;
  const CustomerId customer = read_customer(in);
  OrderPlaced order;
  order.staff = call.who()->staff;
  order.store = read_store(in, catalog);
  if (in.has("in_store")) order.in_store = in.boolean("in_store");
  auto lines = in.objects("lines", most_lines);
  if (!body.fault() && lines.empty()) in.blame("lines", "an order has at least one line");
  for (JsonObject& each : lines) order.lines.push_back(read_line(each, catalog));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  const auto key = call.idempotency_key(std::to_string(customer.value));
  if (!key) return call.fail(key.error());
  call.witness().shows(customer);
  call.record(call.event(customer, *key, std::move(order)), order_field(*key));
}

void void_order(Call& call) {
  const auto order = parse_hex(call.parameter(0));
  if (!order) return call.fail({ErrorCode::not_found, "there is no such order"});
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const CustomerId customer = read_customer(in);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.witness().shows(customer);
  call.later(call.service().reading(), [&shop = call.shop(), customer, order = *order](LaterAnswer& answer) {
    const auto event = shop.voiding(customer, order);
    if (!event) return answer.fail(event.error());
    const auto receipt = shop.record(*event);
    if (!receipt) return answer.fail(receipt.error());
    answer.reply(json_answer(receipt_json(*receipt, order_field(order))));
  });
}

void list_expected(Call& call) {
  constexpr std::size_t most_guests = 50;
  constexpr int longest_minutes = 24 * 60;
  const auto moment = call.moment_in_query();
  if (!moment) return call.fail(moment.error());
  int minutes = 60;
  if (const std::string_view text = call.query("within_minutes"); !text.empty()) {
    const auto parsed = parse_id(text);
    if (!parsed || *parsed > longest_minutes) {
      return call.fail({ErrorCode::invalid_input, "within_minutes: a number from 1 to 1440"});
    }
    minutes = static_cast<int>(*parsed);
  }
  call.later(call.service().reading(), [&shop = call.shop(), view = call.shared_view(), at = *moment, minutes,
                                        language = call.language()](LaterAnswer& answer) {
    answer.reply(expected_json(shop.expected(at, minutes, most_guests, language), view->settings.zone));
  });
}

void read_menu(Call& call) { call.reply(std::string(call.view().menu)); }

}  // namespace dangol
