// new, demo, segment, consent-text, staff: making a shop and letting people in.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/korean.h"
#include "base/money.h"
#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "cli/open_shop.h"
#include "cli/random_key.h"
#include "cli/verbs.h"
#include "consent/consent_names.h"
#include "demo/invented_cafe.h"
#include "insights/proof.h"

namespace dangol {
namespace {

constexpr std::string_view default_owner = "사장님";

Result<TradePack> pack_named(const std::string& name) {
  if (const auto built_in = built_in_pack(name)) return parse_trade_pack(*built_in);
  std::ifstream file(name);
  if (!file) {
    std::string known;
    for (const std::string& each : built_in_pack_names()) known += " " + each;
    return Error{ErrorCode::not_found, "there is no such trade pack; give the path of a pack.toml or one of:" + known};
  }
  return parse_trade_pack(std::string(std::istreambuf_iterator<char>(file), {}));
}

// Records the owner with a fresh PIN, which is shown once and never stored in the clear.
Result<std::string> give_pin(Shop& shop, StaffDefined person, Instant now) {
  const std::string pin = random_pin();
  auto hash = hash_pin(pin);
  if (!hash) return hash.error();
  person.pin_hash = std::move(*hash);
  const auto recorded = shop.record({shop.settings().bucket, {}, now, random_key_for_retries(), std::move(person)});
  if (!recorded) return recorded.error();
  return pin;
}

// One guest in ten gets no suggestion, so that the owner can see what suggestions are worth.
constexpr HoldOutSet usual_hold_out{HeldOut::suggestion, 100, 28, 512};

// And of what is suggested one in twenty is any that suits, so that other ways of choosing can be judged by it.
constexpr ExplorationSet usual_exploration{50};

// What an owner might want to see at a glance.
constexpr std::array<std::pair<const char*, const char*>, 3> invented_segments{
    {{"다시 모시고 싶은 단골", "visits >= 8 and last_visit before 30 days ago"},
     {"주말 가족 손님", "mean_spend >= 15000 and bought category \"빵과 디저트\" at least 3 times in 60 days"},
     {"원두가 떨어질 때", "bought category \"홈카페 원두\" at least 2 times and days_since_visit >= 18"}}};

struct Founding {
  ShopFounded founded;
  TradePack pack;
  std::string owner;
  std::optional<Instant> arranged_at = {};  // of an invented shop: before its first order
};

struct Founded {
  OpenShop open;
  std::string pin;
};

Result<Founded> found_shop(const CommonOptions& common, const Founding& founding) {
  // Everything that was asked for is checked before anything is made.
  const auto zone = Zone::named(founding.founded.zone);
  if (!zone) return zone.error();
  if (const auto now = now_of(common, *zone); !now) return now.error();
  auto folder = ShopFolder::create(paths_of(common));
  if (!folder) return folder.error();
  auto open = open_new_shop(common, std::move(*folder), *zone);
  if (!open) return open.error();
  const Instant now = open->clock->now();
  const Bucket bucket = random_bucket();
  std::vector<Event> events{{bucket, {}, now, random_key_for_retries(), founding.founded}};
  for (const EventBody& definition : founding.pack.definitions) {
    events.push_back({bucket, {}, now, random_key_for_retries(), definition});
  }
  for (const ConsentTextPublished& text : founding.pack.consent_texts) {
    events.push_back({bucket, {}, founding.arranged_at.value_or(now), random_key_for_retries(), text});
  }
  events.push_back({bucket, {}, founding.arranged_at.value_or(now), random_key_for_retries(), usual_hold_out});
  events.push_back({bucket, {}, founding.arranged_at.value_or(now), random_key_for_retries(), usual_exploration});
  if (auto recorded = open->shop->record_all(events); !recorded) return recorded.error();
  StaffDefined owner{open->shop->staff().next(), normalized(founding.owner), "", "", Role::owner, true};
  auto pin = give_pin(*open->shop, owner, now);
  if (!pin) return pin.error();
  return Founded{std::move(*open), std::move(*pin)};
}

void print_founded(const CommonOptions& common, const Founding& founding, const std::string& pin,
                   std::size_t customers) {
  if (common.json) {
    fmt::print("{{\"owner_pin\":\"{}\",\"customers\":{}}}\n", pin, customers);
    return;
  }
  fmt::print("The shop is ready in {}\n", common.shop.string());
  if (customers > 0) fmt::print("  {} invented regulars; nobody in it exists\n", customers);
  fmt::print("  sign in as  {}\n  with PIN    {}   (shown once; a new one: dangol staff {} --owner)\n", founding.owner,
             pin, founding.owner);
}

std::string either(const std::string& asked, const std::string& otherwise) { return asked.empty() ? otherwise : asked; }

}  // namespace

Result<void> run(const CommonOptions& common, const NewOptions& options) {
  auto pack = pack_named(options.pack);
  if (!pack) return pack.error();
  ShopFounded founded{either(normalized(options.name), "우리 가게"),
                      either(options.zone, pack->zone),
                      either(options.currency, pack->currency),
                      either(options.language, pack->language),
                      pack->name,
                      false};
  if (!currency_named(founded.currency)) {
    return Error{ErrorCode::invalid_input, "unknown currency; use KRW, USD, JPY, EUR, GBP, UAH or CNY"};
  }
  if (founded.language != "ko" && founded.language != "en") {
    return Error{ErrorCode::invalid_input, "--start-language is ko or en"};
  }
  const Founding founding{std::move(founded), std::move(*pack),
                          either(normalized(options.owner), std::string(default_owner))};
  const auto made = found_shop(common, founding);
  if (!made) return made.error();
  print_founded(common, founding, made->pin, 0);
  return {};
}

Result<void> run(const CommonOptions& common, const DemoOptions& options) {
  auto pack = pack_named("cafe");
  if (!pack) return pack.error();
  ShopFounded founded{"단골 카페", pack->zone, pack->currency, pack->language, pack->name, true};
  const auto zone = Zone::named(pack->zone);
  if (!zone) return zone.error();
  const auto now = now_of(common, *zone);
  if (!now) return now.error();
  const Founding founding{std::move(founded), std::move(*pack), std::string(default_owner),
                          *now - date::days{options.days + 1}};
  const auto made = found_shop(common, founding);
  if (!made) return made.error();
  Shop& shop = *made->open.shop;
  const InventedCafe cafe{
      options.customers,
      options.days,
      options.walk_ins_a_day,
      options.seed,
      made->open.clock->now(),
      std::string(shop.consent_texts().current_version(Purpose::personalisation)),
      [](CustomerId guest) { return arm_of(suggestion_hold_out(usual_hold_out), guest) == Arm::held_out; }};
  const auto sink = [&](std::span<const Event> events) -> Result<void> {
    const auto recorded = shop.record_all(events);
    return recorded ? Result<void>{} : recorded.error();
  };
  for (const auto& [name, rule] : invented_segments) {
    const auto saved =
        shop.record({shop.settings().bucket, {}, cafe.until, random_key_for_retries(), SegmentDefined{name, rule}});
    if (!saved) return saved.error();
  }
  const auto arranged = shop.record({shop.settings().bucket,
                                     {},
                                     cafe.until,
                                     random_key_for_retries(),
                                     invented_sending(shop.settings().founded.name)});
  if (!arranged) return arranged.error();
  auto invented = invent(cafe, shop.settings().bucket, shop.catalog(), shop.settings().zone, sink);
  if (!invented) return invented;
  if (auto saved = shop.save_snapshot(); !saved) return saved;
  print_founded(common, founding, made->pin, shop.customer_count());
  return {};
}

Result<void> run(const CommonOptions& common, const SegmentOptions& options) {
  if (options.rule.empty() != options.remove)
    return Error{ErrorCode::invalid_input, "a segment needs a rule, or --remove: dangol segment NAME RULE"};
  auto open = open_shop(common);
  if (!open) return open.error();
  const auto recorded = open->shop->record({open->shop->settings().bucket,
                                            {},
                                            open->clock->now(),
                                            random_key_for_retries(),
                                            SegmentDefined{normalized(options.name), options.rule}});
  if (!recorded) return recorded.error();
  fmt::print("{}\n", common.json ? "{\"saved\":true}" : options.remove ? "removed" : "saved");
  return {};
}

Result<void> run(const CommonOptions& common, const ConsentTextOptions& options) {
  auto open = open_shop(common);
  if (!open) return open.error();
  ConsentTextPublished text{*purpose_named(options.purpose), options.version,           options.language,
                            normalized(options.why),         normalized(options.items), normalized(options.retention),
                            normalized(options.refusal),     options.asks_anew};
  const auto recorded = open->shop->record(
      {open->shop->settings().bucket, {}, open->clock->now(), random_key_for_retries(), std::move(text)});
  if (!recorded) return recorded.error();
  fmt::print("{}\n", common.json ? "{\"published\":true}" : "published");
  return {};
}

Result<void> run(const CommonOptions& common, const StaffOptions& options) {
  auto open = open_shop(common);
  if (!open) return open.error();
  const Staff staff = open->shop->staff();
  const std::string name = normalized(options.name);
  const StaffDefined* known = staff.named(name);
  StaffDefined person = known != nullptr ? *known : StaffDefined{staff.next(), name, "", "", Role::staff, true};
  if (options.owner) person.role = Role::owner;
  if (options.deactivate) {
    if (known == nullptr) return Error{ErrorCode::not_found, "nobody of that name may sign in"};
    const bool other_owner = std::ranges::any_of(staff.all(), [&](const StaffDefined& each) {
      return each.staff != person.staff && each.active && each.role == Role::owner && !each.pin_hash.empty();
    });
    if (person.role == Role::owner && !other_owner) {
      return Error{
          ErrorCode::conflict,
          "this is the last owner who can sign in; make somebody else an owner first: dangol staff NAME --owner"};
    }
    person.active = false;
    const auto recorded = open->shop->record(
        {open->shop->settings().bucket, {}, open->clock->now(), random_key_for_retries(), std::move(person)});
    if (!recorded) return recorded.error();
    fmt::print("{}\n", common.json ? "{\"active\":false}" : "may not sign in any more");
    return {};
  }
  const auto pin = give_pin(*open->shop, std::move(person), open->clock->now());
  if (!pin) return pin.error();
  if (common.json) fmt::print("{{\"pin\":\"{}\"}}\n", *pin);
  if (!common.json) fmt::print("PIN    {}   (shown once)\n", *pin);
  return {};
}

}  // namespace dangol
