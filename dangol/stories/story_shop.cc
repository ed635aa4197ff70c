#include "stories/story_shop.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/korean.h"
#include "base/money.h"
#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "stories/step_text.h"

namespace dangol::story {
namespace {

// Where the clock stands until a story says `at`.
constexpr auto first_day = date::year{2024} / 1 / 1;

constexpr std::string_view walk_in = "walk-in";

// A story's shop is invented and lives in memory only; with a fixed key its ids and keys are the same in every run.
SecretKey shop_key() {
  SecretKey key;
  key.fill(0x5d);
  return key;
}

Error mistake(std::string_view what, std::string_view found) {
  return {ErrorCode::invalid_input, fmt::format("{}: {}", what, found)};
}

template <class Definition>
const Definition* named(const std::vector<Definition>& all, std::string_view name) {
  const auto at = std::ranges::find(all, name, &Definition::name);
  return at == all.end() ? nullptr : &*at;
}

std::string digits_of(const std::string& phone) {
  std::string digits;
  std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

void put(const Details& details, Profile& profile) {
  if (details.called) profile.called = normalized(*details.called);
  if (details.phone) profile.phone = digits_of(*details.phone);
  if (details.email) profile.email = *details.email;
  if (details.loyalty_number) profile.loyalty_number = *details.loyalty_number;
  if (details.speech) profile.speech = *details.speech;
  if (details.birth_date) profile.birth_date = details.birth_date;
}

std::uint64_t times_in(std::string_view bytes, std::string_view text) {
  std::uint64_t times = 0;
  for (auto at = bytes.find(text); at != std::string_view::npos; at = bytes.find(text, at + 1)) ++times;
  return times;
}

}  // namespace

StoryShop::StoryShop() : keys_(std::make_unique<KeyRing>(shop_key())) {}

Result<std::unique_ptr<StoryShop>> StoryShop::found(const OpenAShop& wanted) {
  const auto text = built_in_pack(wanted.pack);
  if (!text) return mistake("there is no such trade pack", wanted.pack);
  const auto pack = parse_trade_pack(*text);
  if (!pack) return pack.error();
  const auto zone = Zone::named(wanted.zone);
  if (!zone) return mistake("there is no such time zone", wanted.zone);
  const std::string currency = wanted.currency.empty() ? pack->currency : wanted.currency;
  if (!currency_named(currency)) return mistake("there is no such currency", currency);
  const std::string language = wanted.language.empty() ? pack->language : wanted.language;

  std::unique_ptr<StoryShop> made(new StoryShop);
  made->clock_.set(zone->instant(first_day, std::chrono::minutes{0}));
  if (auto opened = made->open(); !opened) return opened.error();
  if (auto done = made->record({}, ShopFounded{"이야기 가게", wanted.zone, currency, language, wanted.pack, true});
      !done) {
    return done.error();
  }
  for (const EventBody& definition : pack->definitions) {
    if (auto done = made->record({}, definition); !done) return done.error();
  }
  if (const auto first = made->branch(""); first) made->branch_ = *first;
  return made;
}

Result<void> StoryShop::open() {
  auto shop = Shop::open(journal_, *keys_, clock_, {}, &statutory_);
  if (!shop) return shop.error();
  shop_ = std::move(*shop);
  return {};
}

Language StoryShop::language() const { return shop_->settings().language(); }

Result<std::set<EventKind>> StoryShop::recorded_kinds() const {
  std::set<EventKind> kinds;
  auto read = journal_.read(0, [&](Position, const Entry& entry) -> Result<void> {
    kinds.insert(entry.kind);
    return {};
  });
  if (!read) return read.error();
  return kinds;
}

Result<CustomerId> StoryShop::who(const std::string& name) const {
  if (const auto at = people_.find(name); at != people_.end()) return at->second;
  return shop_->find_one(name);
}

Result<StoreId> StoryShop::branch(const std::string& name) const {
  const Catalog catalog = shop_->catalog();
  if (name.empty()) return catalog.stores().empty() ? StoreId{} : catalog.stores().front().store;
  if (const StoreDefined* store = named(catalog.stores(), name)) return store->store;
  return mistake("there is no such branch; open it before with: branch NAME", name);
}

void StoryShop::come_to(Instant now, StoreId branch) {
  clock_.set(now);
  branch_ = branch;
}

Instant StoryShop::instant(date::year_month_day day, int minute) const {
  return shop_->settings().zone.instant(day, std::chrono::minutes{minute});
}

IdempotencyKey StoryShop::next_key() {
  return fingerprint(keys_->fingerprint_key(), "story", std::to_string(++keys_minted_));
}

Event StoryShop::event(CustomerId customer, Instant at, EventBody body) {
  return {bucket_, customer, at, next_key(), std::move(body)};
}

Result<void> StoryShop::record(CustomerId customer, EventBody body) {
  const auto receipt = shop_->record(event(customer, clock_.now(), std::move(body)));
  return receipt ? Result<void>{} : receipt.error();
}

Result<void> StoryShop::record_profile(CustomerId customer, EventBody profile, const Details& details) {
  std::vector<Event> events{event(customer, clock_.now(), std::move(profile))};
  if (details.guardian) {
    GuardianConsented guardian = *details.guardian;
    guardian.phone = digits_of(guardian.phone);
    events.push_back(event(customer, clock_.now(), std::move(guardian)));
  }
  const auto receipt = shop_->record_together(events);
  return receipt ? Result<void>{} : receipt.error();
}

Result<CustomerId> StoryShop::add_customer(const AddCustomer& added) {
  Profile profile;
  profile.name = normalized(added.name);
  put(added.details, profile);
  const CustomerId id{++customers_minted_};
  auto done = record_profile(id, CustomerRegistered{std::move(profile)}, added.details);
  if (!done) return done.error();
  people_.insert_or_assign(added.name, id);
  mentioned_last_ = id;
  return id;
}

Result<void> StoryShop::change_customer(CustomerId customer, const Details& details) {
  const auto known = shop_->customer(customer);
  if (!known) return Error{ErrorCode::not_found, "there is no such customer"};
  Profile profile = known->profile;
  put(details, profile);
  return record_profile(customer, ProfileChanged{std::move(profile)}, details);
}

// ---- orders ---------------------------------------------------------------------------------------------------------

Result<ItemId> StoryShop::item(const std::string& name) {
  const Catalog catalog = shop_->catalog();
  if (const ItemDefined* known = named(catalog.items(), name)) return known->item;
  const ItemId id = catalog.next_item();
  if (auto done = record({}, ItemDefined{id, name, name, "", 0, {}}); !done) return done.error();
  return id;
}

Result<ModifierId> StoryShop::modifier(const std::string& name) {
  const Catalog catalog = shop_->catalog();
  if (const ModifierDefined* known = named(catalog.modifiers(), name)) return known->modifier;
  const ModifierId id = catalog.next_modifier();
  if (auto done = record({}, ModifierDefined{id, name, name, "", 0}); !done) return done.error();
  return id;
}

Result<LineItem> StoryShop::line_item(const OrderedLine& line) {
  const auto id = item(line.item);
  if (!id) return id.error();
  LineItem ordered{*id, {}, 1000 * line.quantity, 0};
  for (const std::string& option : line.options) {
    const auto chosen = modifier(option);
    if (!chosen) return chosen.error();
    ordered.modifiers.push_back(*chosen);
  }
  std::ranges::sort(ordered.modifiers);
  const Catalog catalog = shop_->catalog();
  ordered.paid_minor = catalog.item(*id)->price_minor * line.quantity;
  for (const ModifierId each : ordered.modifiers)
    ordered.paid_minor += catalog.modifier(each)->price_minor * line.quantity;
  return ordered;
}

Result<void> StoryShop::place_later(const PlaceOrders& orders) {
  CustomerId customer = mentioned_last_;
  if (orders.by == walk_in) {
    customer = {};
  } else if (!orders.by.empty()) {
    const auto named = who(orders.by);
    if (!named) return named.error();
    customer = *named;
  }
  const auto store = branch(orders.branch);
  if (!store) return store.error();
  OrderPlaced order{*store, {}, true, {}};
  for (const OrderedLine& line : orders.lines) {
    auto ordered = line_item(line);
    if (!ordered) return ordered.error();
    order.lines.push_back(std::move(*ordered));
  }
  const date::sys_days from{orders.from};
  for (date::sys_days day = from; day <= date::sys_days{orders.to}; day += date::days{orders.every_days}) {
    const auto weekday = date::weekday{day}.iso_encoding() - 1;
    if (orders.weekdays.test(weekday)) waiting_.push_back(event(customer, instant(day, orders.minute), order));
  }
  return {};
}

Result<void> StoryShop::place_waiting_orders() {
  if (waiting_.empty()) return {};
  std::ranges::stable_sort(waiting_, {}, &Event::at);
  const std::vector<Event> orders = std::exchange(waiting_, {});
  // A story may tell of them before it says what time it is: they are recorded when they have happened.
  const Instant now = clock_.now();
  clock_.set(std::max(now, orders.back().at));
  const auto recorded = shop_->record_all(orders);
  clock_.set(now);
  if (!recorded) return recorded.error();
  for (const Event& each : orders)
    placed_.push_back({each.customer, each.key, words(std::get<OrderPlaced>(each.body))});
  return {};
}

Result<std::string> StoryShop::place_now(CustomerId customer, OrderPlaced order) {
  const Event placed = event(customer, clock_.now(), std::move(order));
  if (const auto receipt = shop_->record(placed); !receipt) return receipt.error();
  placed_.push_back({customer, placed.key, words(std::get<OrderPlaced>(placed.body))});
  return placed_.back().words;
}

Result<std::string> StoryShop::undo() {
  if (placed_.empty()) return Error{ErrorCode::not_found, "there is no order to take back"};
  const auto voiding = shop_->voiding(placed_.back().customer, placed_.back().order);
  if (!voiding) return voiding.error();
  if (const auto receipt = shop_->record(*voiding); !receipt) return receipt.error();
  const std::string words = std::move(placed_.back().words);
  placed_.pop_back();
  return words;
}

std::string StoryShop::words(const OrderPlaced& order) const {
  const Catalog catalog = shop_->catalog();
  std::vector<OrderedLine> lines;
  for (const LineItem& line : order.lines) {
    OrderedLine& written = lines.emplace_back();
    written.item = catalog.item(line.item)->name;
    for (const ModifierId each : line.modifiers) written.options.push_back(catalog.modifier(each)->name);
    written.quantity = static_cast<int>(line.quantity_thousandths / 1000);
  }
  return written(lines);
}

// ---- keeping --------------------------------------------------------------------------------------------------------

Result<StoryShop::Erased> StoryShop::erase(CustomerId customer) {
  const auto known = shop_->customer(customer);
  if (!known) return Error{ErrorCode::not_found, "there is no such customer"};
  const auto gone = shop_->erase(customer);
  if (!gone) return gone.error();
  erased_.insert(customer);
  std::erase_if(placed_, [&](const Placed& each) { return each.customer == customer; });
  Erased erased{gone->events, 0, 0, gone->kept_by_law, gone->kept_until};
  auto read = journal_.read_customer(bucket_, customer, [&](Position, const Entry&) -> Result<void> {
    ++erased.entries_left;
    return {};
  });
  if (!read) return read.error();
  const auto found = mentions(*known);
  if (!found) return found.error();
  erased.mentions_left = *found;
  return erased;
}

Result<std::uint64_t> StoryShop::mentions(const Customer& customer) const {
  const Profile& profile = customer.profile;
  const GuardianConsented guardian = customer.guardian ? customer.guardian->told : GuardianConsented{};
  std::uint64_t found = 0;
  const auto search = [&](std::string_view bytes) -> Result<void> {
    for (const std::string* text :
         {&profile.name, &profile.phone, &profile.email, &profile.loyalty_number, &guardian.name, &guardian.phone}) {
      if (!text->empty()) found += times_in(bytes, *text);
    }
    return {};
  };
  auto read = journal_.read(0, [&](Position, const Entry& entry) { return search(entry.body); });
  if (!read) return read.error();
  read = journal_.read_snapshot([&](Position, std::string_view body) { return search(body); },
                                [&](Bucket, CustomerId, std::string_view body) { return search(body); });
  if (!read) return read.error();
  return found;
}

Result<void> StoryShop::restart() {
  if (auto saved = shop_->save_snapshot(); !saved) return saved;
  shop_.reset();
  keys_ = std::make_unique<KeyRing>(shop_key());
  return open();
}

}  // namespace dangol::story
