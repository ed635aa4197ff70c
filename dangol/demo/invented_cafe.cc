#include "demo/invented_cafe.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "demo/invented_feedback.h"
#include "demo/invented_people.h"
#include "demo/invented_suggestions.h"

namespace dangol {
namespace {

constexpr std::size_t events_in_a_batch = 5'000;
constexpr int opens_minute = 7 * 60 + 30;
constexpr int closes_minute = 21 * 60;
constexpr int answered_after_days = 10;
constexpr int looked_at_days = 60;  // since the tablet stands at the counter

class Inventor {
 public:
  Inventor(const InventedCafe& options, Bucket bucket, const Catalog& catalog, const Zone& zone, const EventSink& sink)
      : options_(options), bucket_(bucket), catalog_(catalog), zone_(zone), sink_(sink), dice_(options.seed) {
    today_ = zone.local(options.until).day;
    for (int number = 1; number <= options.customers; ++number) {
      people_.push_back(invent_person(number, options.days, catalog, dice_));
    }
  }

  Result<void> run() {
    for (int day = today_ - options_.days; day <= today_; ++day) {
      register_newcomers(day);
      for (InventedPerson& person : people_) {
        if (visits_on(person, day)) visit(person, day);
      }
      for (int i = 0; i < options_.walk_ins_a_day; ++i) walk_in(day);
      std::ranges::stable_sort(pending_, {}, &Event::at);
      if (pending_.size() >= events_in_a_batch) {
        if (auto flushed = flush(); !flushed) return flushed;
      }
    }
    return flush();
  }

 private:
  Instant at(int day, int minute, int second) const {
    const auto since_midnight = std::chrono::minutes{minute} + std::chrono::seconds{second};
    return zone_.instant(date::sys_days{date::days{day}}, since_midnight);
  }

  void add(CustomerId customer, Instant when, EventBody body) {
    if (when > options_.until) return;
    Event event{bucket_, customer, when, {}, std::move(body)};
    const std::uint64_t number = ++events_;
    std::memcpy(event.key.bytes.data(), &options_.seed, sizeof options_.seed);
    std::memcpy(event.key.bytes.data() + sizeof options_.seed, &number, sizeof number);
    pending_.push_back(std::move(event));
  }

  // Two guests of three, whoever else is invented.
  static bool wants_news(const InventedPerson& person) { return person.id.value % 3 != 0; }

  void register_newcomers(int day) {
    for (const InventedPerson& person : people_) {
      if (person.joined_days != today_ - day) continue;
      const Instant when = at(day, opens_minute - 1, 0);
      CustomerRegistered registered{person.profile};
      registered.profile.member_since = when;
      add(person.id, when, registered);
      add(person.id, when,
          ConsentChanged{Purpose::personalisation, true, ConsentMethod::counter_screen, options_.consent_version});
      const auto agree = [&](Channel channel) {
        add(person.id, when,
            ConsentChanged{Purpose::marketing, true, ConsentMethod::counter_screen, options_.consent_version, channel});
      };
      if (wants_news(person)) agree(Channel::counter);
      if (!person.profile.phone.empty() && wants_news(person)) agree(Channel::sms);
      if (!person.note.empty()) add(person.id, when, NoteWritten{{}, person.note});
      if (!person.allergy.empty()) {
        add(person.id, when,
            ConsentChanged{Purpose::sensitive, true, ConsentMethod::counter_screen, options_.consent_version});
        add(person.id, when, AllergyRecorded{person.allergy, true});
      }
    }
  }

  bool visits_on(const InventedPerson& person, int day) {
    const int days_ago = today_ - day;
    if (days_ago > person.joined_days || days_ago < person.stays_away_days) return false;
    if (person.cycle_days > 0) return day >= person.next_day;
    const bool weekday = LocalTime{day, 0}.weekday() < 5;
    const double share = weekday ? person.weekday_share / 5 : (1 - person.weekday_share) / 2;
    return days_ago == person.joined_days || chance(dice_) < std::min(0.97, person.visits_a_week * share);
  }

  const std::vector<LineItem>& favourite(const std::vector<Favourite>& all) {
    double total = 0;
    for (const Favourite& each : all) total += each.weight;
    double left = chance(dice_) * total;
    for (const Favourite& each : all) {
      left -= each.weight;
      if (left <= 0) return each.lines;
    }
    return all.back().lines;
  }

  void visit(InventedPerson& person, int day) {
    if (person.cycle_days > 0)
      person.next_day = day + person.cycle_days + static_cast<int>(std::lround(1.5 * bell(dice_)));
    const double drawn = person.usual_minute + person.minute_spread * bell(dice_);
    const int minute = std::clamp(static_cast<int>(std::lround(drawn)), opens_minute, closes_minute);
    OrderPlaced order = stranger_order(catalog_, minute, dice_);
    if (person.way != Way::commuter || chance(dice_) < 0.7) {  // else for a colleague
      order.lines = fresh_basket(person, minute < 14 * 60, catalog_, dice_);
    }
    if (person.store && chance(dice_) < 0.97) order.store = person.store;
    if (chance(dice_) < person.faithfulness) {
      const bool turned = !person.lately.empty() && today_ - day < person.turns_day;
      order.lines = favourite(turned ? person.lately : minute < 14 * 60 ? person.morning : person.afternoon);
    }
    const ItemId main_item = order.lines.front().item;
    if (today_ - day <= looked_at_days) suggest(person.id, day, minute, order);
    add(person.id, at(day, minute, pick(dice_, 60)), std::move(order));
    say(person.id, day, minute, main_item);
  }

  // Before she ordered.
  void suggest(CustomerId guest, int day, int minute, const OrderPlaced& order) {
    if (options_.gets_none(guest)) return;
    if (auto shown = invented_suggestion(guest, day, order, catalog_))
      add(guest, at(day, minute, 0), std::move(*shown));
  }

  // An hour later. What let her down was answered soon, but for what was said in the last days.
  void say(CustomerId guest, int day, int minute, ItemId main_item) {
    auto given = invented_feedback(guest, day, main_item);
    if (!given) return;
    const bool is_answered = given->score <= 2 && today_ - day > answered_after_days;
    add(guest, at(day, minute + 60, 0), std::move(*given));
    if (is_answered) add(guest, at(day, minute + 90, 0), ComplaintAnswered{{}, "다시 만들어 드리고 사과드림"});
  }

  void walk_in(int day) {
    const int minute = opens_minute + pick(dice_, closes_minute - opens_minute);
    add({}, at(day, minute, pick(dice_, 60)), stranger_order(catalog_, minute, dice_));
  }

  Result<void> flush() {
    if (pending_.empty()) return {};
    auto flushed = sink_(pending_);
    pending_.clear();
    return flushed;
  }

  const InventedCafe& options_;
  Bucket bucket_;
  const Catalog& catalog_;
  const Zone& zone_;
  const EventSink& sink_;
  Dice dice_;
  int today_ = 0;
  std::uint64_t events_ = 0;
  std::vector<InventedPerson> people_;
  std::vector<Event> pending_;
};

constexpr std::int32_t last_day_of_2099 = date::sys_days{date::year{2099} / 12 / 31}.time_since_epoch().count();

}  // namespace

SendingArranged invented_sending(std::string shop_name) {
  SendingArranged sending;
  sending.sender_name = std::move(shop_name);
  sending.contact = "02-0000-0000";
  sending.opt_out_number = "080-000-0000";
  sending.sender = {"0200000000", true};
  sending.relay = {"지어낸 중계사", "지어낸 인증", last_day_of_2099, true, true, true};
  return sending;
}

Result<void> invent(const InventedCafe& options, Bucket bucket, const Catalog& catalog, const Zone& zone,
                    const EventSink& sink) {
  return Inventor(options, bucket, catalog, zone, sink).run();
}

}  // namespace dangol
