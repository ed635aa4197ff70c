#include "shop/shop.h"

#include <doctest/doctest.h>

#include <future>

#include "insights/suggestion_choices.h"
#include "shop/lasting_journal_test.h"
#include "shop/shop_memory.h"

namespace dangol {
namespace {

constexpr Bucket bucket{7};

IdempotencyKey key_numbered(std::uint64_t number) {
  IdempotencyKey key;
  std::memcpy(key.bytes.data(), &number, sizeof number);
  return key;
}

// A café with one guest.
struct Cafe : ShopOfLastingJournal {
  CustomerId guest{42};

  Cafe() : ShopOfLastingJournal("2024-07-01T08:10:00+09:00") {
    found_cafe();
    Profile profile;
    profile.name = "김민지";
    profile.phone = "01000004567";
    record(guest, CustomerRegistered{profile});
  }

  OrderPlaced order(std::string_view item) const {
    const Catalog catalog = shop->catalog();
    return {catalog.stores().front().store, {}, true, {{catalog.item_coded(item), {}, 1000, 4500}}};
  }

  void come_every_day_for(int days) {
    const Instant today = clock.now();
    for (int day = days; day > 0; --day) {
      clock.set(today - date::days{day} + std::chrono::minutes{30});
      record(guest, order("americano"));
    }
    clock.set(today);
  }

  // So many that tastes are learned.
  void others_come_twice() {
    constexpr std::array second{"latte", "croissant", "croissant", "espresso", "cappuccino", "mocha", "lemonade"};
    Profile stranger;
    stranger.name = "이웃";
    for (std::uint64_t id = 100; id < 142; ++id) {
      record({id}, CustomerRegistered{stranger});
      record({id}, order("americano"));
      record({id}, order(second[id % second.size()]));
    }
  }

  CustomerCard card() const { return *shop->card(guest, {clock.now(), {}}, Language::korean); }
};

TEST_CASE("a guest who always orders the same is offered it") {
  Cafe cafe;
  cafe.come_every_day_for(20);
  const CustomerCard card = cafe.card();
  CHECK(card.card.usual.certain);
  CHECK(card.card.visits == 20);
  CHECK(card.words.greeting.find("아메리카노") != std::string::npos);
  const auto usual = cafe.shop->usual_as_order(cafe.guest, {cafe.clock.now(), {}});
  REQUIRE(usual);
  CHECK(usual->lines.front().item == cafe.shop->catalog().item_coded("americano"));
  CHECK(usual->lines.front().paid_minor == 4500);
}

TEST_CASE("recording with the same key again changes nothing, and with another body is refused") {
  Cafe cafe;
  Event event = cafe.event(cafe.guest, cafe.order("latte"));
  const auto first = cafe.shop->record(event);
  const auto again = cafe.shop->record(event);
  REQUIRE(first);
  REQUIRE(again);
  CHECK_FALSE(first->already_known);
  CHECK(again->already_known);
  CHECK(again->position == first->position);
  CHECK(cafe.card().card.visits == 1);
  event.body = cafe.order("scone");
  const auto other = cafe.shop->record(event);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::conflict);
}

TEST_CASE("a retry that comes later than what it repeats is known, alone and among others") {
  Cafe cafe;
  Event event = cafe.event(cafe.guest, cafe.order("latte"));
  const auto first = cafe.shop->record(event);
  REQUIRE(first);
  event.at += std::chrono::seconds{2};
  const auto again = cafe.shop->record(event);
  REQUIRE(again);
  CHECK(again->already_known);
  CHECK(again->position == first->position);
  std::promise<Result<Receipt>> later;
  cafe.shop->record_later(event, [&](const Result<Receipt>& receipt) { later.set_value(receipt); });
  const auto receipt = later.get_future().get();
  REQUIRE(receipt);
  CHECK(receipt->already_known);
  CHECK(cafe.card().card.visits == 1);
  event.body = cafe.order("americano");
  const auto other = cafe.shop->record(event);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::conflict);
}

TEST_CASE("words that may not be kept are refused on every way in") {
  Cafe cafe;
  const auto refused = [&](EventBody body, ErrorCode code) {
    const auto receipt = cafe.shop->record(cafe.event(cafe.guest, std::move(body)));
    return !receipt && receipt.error().code == code;
  };
  CHECK(refused(NoteWritten{{}, "딸기 알레르기 있으심"}, ErrorCode::conflict));
  CHECK(refused(NoteWritten{{}, "900101-1234567"}, ErrorCode::invalid_input));
  CHECK(refused(NoteWritten{{}, "4111 1111 1111 1111"}, ErrorCode::invalid_input));
  CHECK(refused(NoteWritten{{}, "\xff\xfe"}, ErrorCode::invalid_input));
  CHECK(refused(NoteWritten{{}, " \t"}, ErrorCode::invalid_input));
  Profile profile;
  profile.name = "900101-1234567";
  CHECK(refused(ProfileChanged{profile}, ErrorCode::invalid_input));
  profile.name = "김민지";
  profile.loyalty_number = "9001011234568";
  CHECK(refused(ProfileChanged{profile}, ErrorCode::invalid_input));
  CHECK(refused(StaffDefined{{9}, " ", "", "", Role::staff, true}, ErrorCode::invalid_input));
  cafe.record(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "1"});
  cafe.record(cafe.guest, NoteWritten{{}, "딸기 알레르기 있으심"});
}

TEST_CASE("in one batch, too, an allergy goes by what she said last, not by a yes from before her no") {
  Cafe cafe;
  const auto sensitive = [&](bool given) {
    return cafe.event(cafe.guest, ConsentChanged{Purpose::sensitive, given, ConsentMethod::paper, "1"});
  };
  Event old_yes = sensitive(true);
  old_yes.at -= std::chrono::hours{24};
  const Event allergy = cafe.event(cafe.guest, AllergyRecorded{"딸기", true});
  const std::array no_then_old_yes{sensitive(false), old_yes, allergy};
  CHECK(cafe.shop->record_all(no_then_old_yes).error().code == ErrorCode::forbidden);
  const std::array yes_then_no{sensitive(true), sensitive(false), allergy};
  CHECK(cafe.shop->record_all(yes_then_no).error().code == ErrorCode::forbidden);
  const std::array yes{sensitive(true), allergy};
  CHECK(cafe.shop->record_all(yes));
}

TEST_CASE("what an event lacks is said, and nothing is recorded") {
  Cafe cafe;
  const Position before = *cafe.journal.last();
  const auto code = [&](CustomerId customer, EventBody body) {
    const auto receipt = cafe.shop->record(cafe.event(customer, std::move(body)));
    REQUIRE_FALSE(receipt);
    return receipt.error().code;
  };
  OrderPlaced unknown_item = cafe.order("latte");
  unknown_item.lines.front().item = {999};
  OrderPlaced unknown_option = cafe.order("latte");
  unknown_option.lines.front().modifiers = {{999}};
  OrderPlaced twice = cafe.order("latte");
  twice.lines.front().modifiers = {{1}, {1}};
  OrderPlaced unknown_store = cafe.order("latte");
  unknown_store.store = {99};
  OrderPlaced huge = cafe.order("latte");
  huge.lines.front().quantity_thousandths = std::numeric_limits<std::int64_t>::min();
  CHECK(code(cafe.guest, unknown_item) == ErrorCode::not_found);
  CHECK(code(cafe.guest, unknown_option) == ErrorCode::not_found);
  CHECK(code(cafe.guest, twice) == ErrorCode::invalid_input);
  CHECK(code(cafe.guest, unknown_store) == ErrorCode::not_found);
  CHECK(code(cafe.guest, huge) == ErrorCode::invalid_input);
  CHECK(code(cafe.guest, OrderPlaced{}) == ErrorCode::invalid_input);
  CHECK(code({43}, cafe.order("latte")) == ErrorCode::not_found);
  CHECK(code({43}, CustomerRegistered{}) == ErrorCode::invalid_input);
  CHECK(code(cafe.guest, AllergyRecorded{"딸기", true}) == ErrorCode::forbidden);
  const auto consent = [](Purpose purpose, Channel channel) {
    return ConsentChanged{purpose, true, ConsentMethod::paper, "1", channel};
  };
  CHECK(code(cafe.guest, consent(Purpose::marketing, Channel::none)) == ErrorCode::invalid_input);
  CHECK(code(cafe.guest, consent(Purpose::night_marketing, Channel::none)) == ErrorCode::invalid_input);
  CHECK(code(cafe.guest, consent(Purpose::personalisation, Channel::sms)) == ErrorCode::invalid_input);
  for (const char* version : {"", "김민지", "900101-1234567", "010-1234-5678", "a b", "abcdefghijklmnopqrstu"}) {
    ConsentChanged of_version = consent(Purpose::personalisation, Channel::none);
    of_version.text_version = version;
    CHECK(code(cafe.guest, of_version) == ErrorCode::invalid_input);
  }
  CHECK(code({}, consent(Purpose::personalisation, Channel::none)) == ErrorCode::not_found);
  CHECK(code({}, NoteWritten{{}, "창가"}) == ErrorCode::not_found);
  CHECK(*cafe.journal.last() == before);
}

TEST_CASE("a time that cannot be is refused, one that is not known is not") {
  Cafe cafe;
  const auto recorded_at = [&](Instant at, EventBody body) {
    Event event = cafe.event(cafe.guest, std::move(body));
    event.at = at;
    const auto receipt = cafe.shop->record(event);
    CHECK((receipt || receipt.error().code == ErrorCode::invalid_input));
    return static_cast<bool>(receipt);
  };
  const Instant latest = cafe.clock.now() + clock_tolerance;
  CHECK(recorded_at(latest, cafe.order("latte")));
  CHECK_FALSE(recorded_at(latest + std::chrono::milliseconds{1}, cafe.order("latte")));
  CHECK_FALSE(recorded_at(latest + date::years{7000}, NoteWritten{{}, "창가 자리"}));
  CHECK(recorded_at(earliest_order, cafe.order("latte")));
  CHECK_FALSE(recorded_at(earliest_order - std::chrono::milliseconds{1}, cafe.order("latte")));
  CHECK(recorded_at(unknown_instant, cafe.order("latte")));
  CHECK(cafe.card().card.visits == 3);
}

TEST_CASE("an order taken back leaves the card as it was") {
  Cafe cafe;
  cafe.come_every_day_for(5);
  const std::string before = cafe.card().words.greeting;
  const Event mistake = cafe.event(cafe.guest, cafe.order("scone"));
  REQUIRE(cafe.shop->record(mistake));
  const auto voiding = cafe.shop->voiding(cafe.guest, mistake.key);
  REQUIRE(voiding);
  REQUIRE(cafe.shop->record(*voiding));
  CHECK(cafe.card().card.visits == 5);
  CHECK(cafe.card().words.greeting == before);
  CHECK(cafe.shop->record(*cafe.shop->voiding(cafe.guest, mistake.key))->already_known);
  CHECK_FALSE(cafe.shop->voiding(cafe.guest, key_numbered(123456)));
}

TEST_CASE("an order taken back is taken from what the shop knows, too") {
  ShopMemory memory;
  const CustomerId guest{42};
  const Instant at{date::sys_days{date::year{2024} / 7 / 1}};
  const OrderPlaced order{{}, {}, true, {{{1}, {}, 1000, 4500}}};
  memory.apply({bucket, guest, at, {}, CustomerRegistered{}});
  for (const CustomerId who : {guest, CustomerId{}}) {
    memory.apply({bucket, who, at, {}, order});
    CHECK(memory.habits().popularity().orders() == 1);
    memory.apply({bucket, who, at, {}, OrderVoided{{}, at, order}});
    CHECK(memory.habits().popularity().orders() == 0);
  }
  CHECK(memory.find(guest)->habits.visits() == 0);
}

TEST_CASE("opening again, from the snapshot and from all of history, gives the same shop") {
  Cafe cafe;
  cafe.record(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::counter_screen, "1"});
  cafe.record(cafe.guest, AllergyRecorded{"딸기", true});
  cafe.record(cafe.guest, NoteWritten{{}, "창가 자리"});
  cafe.come_every_day_for(20);
  const CustomerCard before = cafe.card();
  const auto same = [&] {
    const CustomerCard after = cafe.card();
    CHECK(after.words.greeting == before.words.greeting);
    CHECK(after.card.usual.confidence == before.card.usual.confidence);
    CHECK(after.card.allergies == before.card.allergies);
    CHECK(after.customer == before.customer);
    CHECK(cafe.shop->find("ㄱㅁㅈ", 5).size() == 1);
  };
  cafe.open();
  same();
  REQUIRE(cafe.shop->save_snapshot());
  cafe.open();
  same();
  cafe.record(cafe.guest, cafe.order("americano"));
  cafe.open();
  CHECK(cafe.card().card.visits == before.card.visits + 1);
}

TEST_CASE("withdrawing the sensitive consent destroys the allergy in memory, journal and snapshot") {
  Cafe cafe;
  cafe.record(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::counter_screen, "1"});
  cafe.record(cafe.guest, AllergyRecorded{"딸기", true});
  REQUIRE(cafe.shop->save_snapshot());
  cafe.record(cafe.guest, ConsentChanged{Purpose::sensitive, false, ConsentMethod::counter_screen, "1"});
  CHECK(cafe.card().card.allergies.empty());
  REQUIRE(cafe.shop->save_snapshot());
  CHECK_FALSE(cafe.keys->find(cafe.guest, KeyUse::sensitive));
  const auto history = cafe.shop->history(cafe.guest);
  REQUIRE(history);
  for (const Event& event : *history) CHECK_FALSE(std::holds_alternative<AllergyRecorded>(event.body));
  cafe.open();
  CHECK(cafe.shop->customer(cafe.guest)->allergies.empty());
  CHECK(cafe.shop->customer(cafe.guest)->profile.name == "김민지");
}

TEST_CASE("an erased guest is gone: card, search, history, and after opening again") {
  Cafe cafe;
  cafe.come_every_day_for(3);
  REQUIRE(cafe.shop->save_snapshot());
  const auto removed = cafe.shop->erase(cafe.guest);
  REQUIRE(removed);
  CHECK(removed->events == 4);
  const auto nobody = [&] {
    CHECK(cafe.shop->find("김민지", 5).empty());
    CHECK(cafe.shop->find("4567", 5).empty());
    CHECK_FALSE(cafe.shop->card(cafe.guest, {cafe.clock.now(), {}}, Language::korean));
    CHECK(cafe.shop->history(cafe.guest)->empty());
  };
  nobody();
  CHECK(cafe.shop->erase(cafe.guest).error().code == ErrorCode::not_found);
  cafe.open();
  nobody();
}

TEST_CASE("a shop with enough guests suggests by taste, and forgets the tastes of whoever leaves or refuses") {
  Cafe cafe;
  cafe.come_every_day_for(3);
  cafe.others_come_twice();
  cafe.open();
  CHECK(cafe.shop->knowledge()->taste.learned_from > 0);
  const auto card = cafe.shop->card(cafe.guest, {cafe.clock.now(), {}}, Language::korean);
  REQUIRE(card->card.suggestion.has_value());
  CHECK(card->card.suggestion->because.reason != TasteReason::goes_with);
  CHECK(card->card.suggestion->because.reason != TasteReason::popular_now);
  const std::int32_t today = cafe.shop->settings().zone.local(cafe.clock.now()).day;
  const Recommendations hers = cafe.shop->tastes_of(cafe.guest, today, 3);
  CHECK_FALSE(hers.repeat.empty());
  REQUIRE_FALSE(hers.fresh.empty());
  const ItemId suggested = card->card.suggestion->item;
  CHECK(hers.fresh.front().item == suggested);
  SUBCASE("what she has had since is not suggested, and another taste takes its place") {
    OrderPlaced everything{{1}, {}, true, {}};
    for (const RecommendedItem& each : cafe.shop->tastes_of(cafe.guest, today, 4).fresh)
      everything.lines.push_back({each.item, {}, 1000, 0});
    REQUIRE(everything.lines.size() == 4);
    cafe.record(cafe.guest, everything);
    const auto now = cafe.shop->tastes_of(cafe.guest, today, 1);
    REQUIRE(now.fresh.size() == 1);
    const auto next = cafe.shop->card(cafe.guest, {cafe.clock.now(), {}}, Language::korean);
    REQUIRE(next->card.suggestion.has_value());
    CHECK(next->card.suggestion->item == now.fresh.front().item);
  }
  cafe.record(cafe.guest, ConsentChanged{Purpose::personalisation, false, ConsentMethod::paper, "1"});
  CHECK(cafe.shop->tastes_of(cafe.guest, today, 3).fresh.empty());
}

TEST_CASE("what a memory knows of tastes goes with the guest, with her refusal, and comes back when she allows it") {
  ShopMemory memory;
  const CustomerId guest{7};
  const Instant at{std::chrono::hours{24 * 19'000}};
  memory.apply({bucket, guest, at, {}, CustomerRegistered{}});
  memory.apply({bucket, guest, at, {}, OrderPlaced{{}, {}, true, {{{1}, {}, 1000, 0}}}});
  CHECK(memory.tastes().taste().customers() == 1);
  memory.apply({bucket, guest, at, {}, ConsentChanged{Purpose::personalisation, false, ConsentMethod::paper, "1"}});
  CHECK(memory.tastes().taste().same_as(ShopTaste()));
  memory.apply({bucket, guest, at, {}, OrderPlaced{{}, {}, true, {{{2}, {}, 1000, 0}}}});
  CHECK(memory.tastes().taste().same_as(ShopTaste()));
  memory.apply({bucket, guest, at, {}, ConsentChanged{Purpose::personalisation, true, ConsentMethod::paper, "1"}});
  CHECK(memory.tastes().taste().baskets() == 2);
  memory.forget(guest);
  CHECK(memory.tastes().taste().same_as(ShopTaste()));
}

TEST_CASE("what suggesting is worth goes with the guest and with her refusal, and outlives a start") {
  ShopMemory memory;
  const CustomerId guest{7};
  const Instant at{std::chrono::hours{24 * 19'000}};
  const SuggestionShown shown{0, {{ItemId{1}, 500, ten_thousandths}}};
  const OrderPlaced taken{{}, {}, true, {{{1}, {}, 1000, 0}}};
  memory.apply({bucket, guest, at, {}, CustomerRegistered{}});
  memory.apply({bucket, guest, at, {}, shown});
  memory.apply({bucket, guest, at, {}, shown});
  const SuggestionLift left = memory.suggestion_lift();
  memory.apply({bucket, guest, at, {}, taken});
  CHECK(memory.find(guest)->suggested.all().front().taken());
  const SuggestionLift known = memory.suggestion_lift();
  CHECK(known.of({1}, 500).mean > left.of({1}, 500).mean);
  memory.apply({bucket, guest, at, {}, OrderVoided{{}, at, taken}});
  CHECK(memory.suggestion_lift() == left);
  memory.apply({bucket, guest, at, {}, taken});
  memory.apply({bucket, guest, at, {}, ConsentChanged{Purpose::personalisation, false, ConsentMethod::paper, "1"}});
  CHECK(memory.suggestion_lift() == SuggestionLift());
  memory.apply({bucket, guest, at, {}, shown});  // begun before she refused
  memory.apply({bucket, guest, at, {}, taken});
  memory.apply({bucket, guest, at, {}, ConsentChanged{Purpose::personalisation, true, ConsentMethod::paper, "1"}});
  CHECK(memory.find(guest)->suggested.all().empty());
  CHECK(memory.suggestion_lift() == SuggestionLift());
  memory.apply({bucket, guest, at, {}, shown});
  memory.apply({bucket, guest, at, {}, taken});
  CHECK(memory.suggestion_lift() == known);
  ShopMemory restored;
  CHECK(restored.restore(guest, *memory.find(guest), "", ""));
  CHECK(restored.suggestion_lift() == known);
  memory.forget(guest);
  CHECK(memory.suggestion_lift() == SuggestionLift());
}

TEST_CASE("a suggestion that a card shows is written down once a day, stays the same all day, and is learned from") {
  Cafe cafe;
  cafe.record({}, ExplorationSet{500});
  cafe.come_every_day_for(3);
  cafe.others_come_twice();
  cafe.open();
  const CustomerCard card = cafe.card();
  REQUIRE(card.card.suggestion.has_value());
  REQUIRE(card.card.suggestion->chosen.has_value());
  CHECK(card.card.suggestion->chosen->among.size() == 4);
  const ItemId suggested = card.card.suggestion->item;
  for (int i = 0; i < 3; ++i) cafe.shop->note_suggestion(card.card);
  cafe.record(cafe.guest, NoteWritten{{}, "창가 자리"});  // committed after what was noted
  const auto written = [&] {
    int count = 0;
    const auto history = cafe.shop->history(cafe.guest);
    for (const Event& event : *history) count += std::holds_alternative<SuggestionShown>(event.body) ? 1 : 0;
    return count;
  };
  CHECK(written() == 1);
  const CustomerCard again = cafe.card();
  CHECK(again.card.suggestion->item == suggested);
  CHECK_FALSE(again.card.suggestion->chosen.has_value());
  cafe.shop->note_suggestion(again.card);
  cafe.record(cafe.guest, {OrderPlaced{{1}, {}, true, {{suggested, {}, 1000, 0}}}});
  CHECK(written() == 1);
  REQUIRE(cafe.shop->save_snapshot());
  cafe.open();
  const std::int32_t today = cafe.shop->settings().zone.local(cafe.clock.now()).day;
  const SuggestionChoices found = suggestion_choices(cafe.shop->guests(), today + 1);
  CHECK(found.shown == 1);
  CHECK(found.taken == 1);
  cafe.record(cafe.guest, ConsentChanged{Purpose::personalisation, false, ConsentMethod::paper, "1"});
  const auto refused = cafe.shop->record(cafe.event(cafe.guest, SuggestionShown{0, {{suggested, 0, ten_thousandths}}}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::forbidden);
}

TEST_CASE("a refusal of personalisation leaves a bare card") {
  Cafe cafe;
  cafe.come_every_day_for(20);
  cafe.record(cafe.guest, ConsentChanged{Purpose::personalisation, false, ConsentMethod::counter_screen, "1"});
  const CustomerCard card = cafe.card();
  CHECK_FALSE(card.card.personalised);
  CHECK(card.words.usual.empty());
  CHECK(cafe.shop->expected({cafe.clock.now(), {}}, 60, 10, Language::korean).empty());
}

TEST_CASE("open screens are told of each change, and later recordings answer") {
  Cafe cafe;
  std::vector<CustomerId> told;
  cafe.shop->on_change([&](const Change& change) { told.push_back(change.customer); });
  cafe.record(cafe.guest, cafe.order("latte"));
  CHECK(told == std::vector{cafe.guest});
  std::promise<Result<Receipt>> answered;
  cafe.shop->record_later(cafe.event(cafe.guest, cafe.order("latte")),
                          [&](Result<Receipt> receipt) { answered.set_value(std::move(receipt)); });
  CHECK(answered.get_future().get());
  CHECK(cafe.card().card.visits == 2);
}

}  // namespace
}  // namespace dangol
