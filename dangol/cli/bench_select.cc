#include "cli/bench_select.h"

#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <vector>

#include "audience/audience.h"
#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "cli/bench_folder.h"
#include "demo/invented_tastes.h"
#include "events/profile_codec.h"
#include "feedback/fatigue.h"
#include "habits/visit_rhythm.h"
#include "insights/facts_reader.h"
#include "shop/shop.h"

namespace dangol {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;
using std::chrono::steady_clock;

constexpr std::uint64_t usual_size = 1'000'000;
constexpr int rounds = 9;
constexpr int choices_a_round = 5;
constexpr std::size_t streamed_bytes = std::size_t{256} << 20;
constexpr const char* bench_rule = "visits >= 3 and overdue >= 1.2 and overdue <= 3";
constexpr Instant bench_now = date::sys_days{date::year{2026} / 11 / 20} + std::chrono::hours{5};  // 14:00 in Seoul
constexpr date::days text_is_in_force_for{500};

const Zone& seoul() {
  static const Zone zone = *Zone::named("Asia/Seoul");
  return zone;
}

template <class Work>
double milliseconds_of(const Work& work) {
  const auto begin = steady_clock::now();
  work();
  return Milliseconds(steady_clock::now() - begin).count();
}

double median(std::vector<double> numbers) {
  std::ranges::sort(numbers);
  return numbers[numbers.size() / 2];
}

void found(ShopMemory& memory) {
  const auto pack = parse_trade_pack(*built_in_pack("cafe"));
  memory.apply({bench_bucket, {}, {}, {}, ShopFounded{"bench", "Asia/Seoul", "KRW", "ko", "cafe", true}});
  for (const EventBody& definition : pack->definitions) memory.apply({bench_bucket, {}, {}, {}, definition});
  SendingArranged sending;
  sending.sender_name = "시험 카페";
  sending.contact = "02-123-4567";
  sending.opt_out_number = "080-123-4567";
  sending.sender = {"0212345678", true};
  sending.relay = {"중계사", "제1호", seoul().local(bench_now).day + 100, true, true, true};
  sending.cap.by_shop_a_day = 10'000'000;
  memory.apply({bench_bucket, {}, {}, {}, sending});
  ConsentTextPublished text{Purpose::marketing, "2", "ko", "소식", "전화번호", "2년", "거절해도 됩니다", true};
  memory.apply({bench_bucket, {}, bench_now - text_is_in_force_for, {}, text});
}

// One guest: nineteen of twenty have a mobile, two of three agreed to advertising by text message within three years,
// half have had up to six advertisements in two months.
class InventedGuest {
 public:
  InventedGuest(ShopMemory& memory, CustomerId id, Dice& dice) : memory_(memory), id_(id), dice_(dice) {}

  void live() {
    Profile profile;
    profile.name = "김민지";
    if (pick(dice_, 20) != 0) profile.phone = fmt::format("0100{:07}", id_.value % 10'000'000);
    tell(bench_now, CustomerRegistered{profile});
    if (pick(dice_, 30) == 0) agree(Purpose::personalisation, false, Channel::none, 10);
    come();
    const int answer = pick(dice_, 12);
    if (answer < 9) agree(Purpose::marketing, answer > 0, Channel::sms, pick(dice_, 3 * 365));
    for (int left = pick(dice_, 2) * pick(dice_, 7); left > 0; --left) receive(pick(dice_, 60));
  }

 private:
  void tell(Instant at, EventBody body) { memory_.apply({bench_bucket, id_, at, {}, std::move(body)}); }
  void agree(Purpose purpose, bool given, Channel channel, int days_ago) {
    tell(bench_now - date::days{days_ago}, ConsentChanged{purpose, given, ConsentMethod::web, "1", channel, {}});
  }
  void come() {
    const int cycle = 3 + pick(dice_, 40);
    int days_ago = pick(dice_, 4 * cycle) + cycle * pick(dice_, 10);
    for (int left = 1 + pick(dice_, 10); left > 0; --left) {
      tell(bench_now - date::days{days_ago}, OrderPlaced{{1}, {}, true, {{{1}, {}, 1000, 4'000}}});
      days_ago += std::max(1, cycle + pick(dice_, 5) - 2);
    }
  }
  void receive(int days_ago) {
    static std::uint64_t messages = 0;
    const MessageId message{++messages};
    const auto what = pick(dice_, 5) == 0 ? MessageClass::information : MessageClass::advertising;
    tell(bench_now - date::days{days_ago}, MessageQueued{message, {1}, Channel::sms, what, "", ""});
    for (const MessageStep step : {MessageStep::handing_over, MessageStep::accepted})
      tell(bench_now - date::days{days_ago}, MessageMoved{message, step, SuppressionReason::end, "", ""});
  }

  ShopMemory& memory_;
  CustomerId id_;
  Dice& dice_;
};

// For how many days an advertisement waits for each guest, by her place among the ids.
using Patience = std::vector<int>;

Result<Patience> build(const ShopPaths& paths, std::uint64_t customers) {
  auto folder = ShopFolder::create(paths);
  if (!folder) return folder.error();
  ShopMemory memory;
  found(memory);
  Dice dice(1);
  for (std::uint64_t id = 1; id <= customers; ++id) {
    (*folder)->keys().find_or_mint({id}, KeyUse::personal);
    InventedGuest(memory, {id}, dice).live();
  }
  Patience patience;
  const LocalTime now = seoul().local(bench_now);
  for (std::uint64_t id = 1; id <= customers; ++id)
    patience.push_back(patience_days(visit_rhythm(memory.find({id})->habits, memory.habits(), now).gap_days));
  if (auto stored = store_shop(memory, **folder); !stored) return stored.error();
  return patience;
}

CampaignDefined campaign() {
  CampaignDefined defined;
  defined.campaign = {2};
  defined.name = "오랜만이에요";
  defined.rule = bench_rule;
  defined.channel = Channel::sms;
  defined.message = MessageClass::advertising;
  defined.text = "{name+ 님}, 오랜만이에요.";
  return defined;
}

std::string day_text(std::int32_t day) { return fmt::format("{}", day); }

// What a peer asks its own questions of: nothing in it has been judged.
void write_rows(const Shop& shop, const Patience& patience, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  auto customers = fmt::output_file((folder / "customers.csv").string());
  auto consents = fmt::output_file((folder / "consents.csv").string());
  auto messages = fmt::output_file((folder / "messages.csv").string());
  std::vector<CustomerId> ids;
  FactsReader reader(shop.catalog(), seoul(), std::numeric_limits<std::int32_t>::max());
  shop.guests()([&](const Guest& guest) {
    ids.push_back(guest.id);
    const CustomerFacts facts = reader.read_figures(guest);
    const bool has_cycle = facts.cycle_days > 0;
    customers.print("{},{},{},{},{},{},{}\n", guest.id.value, decode_profile(guest.profile)->phone,
                    guest.personalised ? 't' : 'f', facts.visits, day_text(facts.last_visit_day),
                    has_cycle ? fmt::format("{}", facts.cycle_days) : std::string(), patience[guest.id.value - 1]);
  });
  for (const CustomerId id : ids) {
    const ConsentState consent = shop.consent(id);
    const Answer answer = consent.answer(Purpose::marketing, Channel::sms);
    const auto given = consent.given_at(Purpose::marketing, Channel::sms);
    if (answer != Answer::not_asked)
      consents.print("{},{},{},{}\n", id.value, given ? 't' : 'f', given ? seoul().local(*given).day : 0,
                     given ? given->time_since_epoch().count() : 0);
    for (const MessageLook& each : shop.messages_of(id))
      messages.print("{},{},{},{}\n", each.message.id.value, id.value, static_cast<int>(each.message.what),
                     seoul().local(each.message.handed_at).day);
  }
}

void write_chosen(const CampaignChoice& choice, const std::filesystem::path& folder) {
  auto chosen = fmt::output_file((folder / "chosen.csv").string());
  for (const ChosenGuest& each : choice.chosen) chosen.print("{}\n", each.id.value);
}

Result<void> run_peer(const SelectBenchmark& benchmark, std::string_view word) {
  if (benchmark.peer.empty()) return {};
  const std::string command = fmt::format("{} {}", benchmark.peer, word);
  if (std::system(command.c_str()) == 0) return {};
  return Error{ErrorCode::invalid_input, "the peer's command failed"};
}

// Reading alone, in one thread: as many bytes a millisecond as there are.
double streamed_a_millisecond(const std::vector<std::uint64_t>& words) {
  volatile std::uint64_t kept = 0;
  const double took = milliseconds_of([&] {
    std::array<std::uint64_t, 8> sums{};
    for (std::size_t i = 0; i < words.size(); i += sums.size()) {
      for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += words[i + lane];
    }
    kept = std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
  });
  return static_cast<double>(words.size() * sizeof(std::uint64_t)) / took;
}

// What the rule reads of everybody, and what the gate's table reads of those in it; these stand so close that all of
// their memory is fetched.
constexpr std::size_t bytes_for_rule = sizeof(AudienceRow::flags) + sizeof(AudienceRow::visits) + 2 * sizeof(RowDay);
constexpr std::size_t bytes_for_gate =
    sizeof(CustomerId) + sizeof(AudienceRow::answers) + (2 + 3 + 1) * sizeof(RowDay);  // consent, caps, last message

}  // namespace

Result<std::string> run_select_benchmark(const SelectBenchmark& benchmark) {
  const std::uint64_t customers = benchmark.customers == 0 ? usual_size : benchmark.customers;
  const BenchFolder folder;
  const ShopPaths paths{folder.path(), {}};
  const auto patience = build(paths, customers);
  if (!patience) return patience.error();
  auto opened = ShopFolder::open(paths);
  if (!opened) return opened.error();
  const FixedClock clock(bench_now);
  const auto shop = Shop::open((*opened)->journal(), (*opened)->keys(), clock);
  if (!shop) return shop.error();

  std::optional<Result<CampaignChoice>> choice;
  const double first = milliseconds_of([&] { choice = (*shop)->choose_guests(campaign()); });
  if (!*choice) return choice->error();
  if (!benchmark.folder.empty()) write_rows(**shop, *patience, benchmark.folder);
  if (!benchmark.folder.empty()) write_chosen(**choice, benchmark.folder);
  if (auto loaded = run_peer(benchmark, "load"); !loaded) return loaded.error();

  const std::vector<std::uint64_t> words(streamed_bytes / sizeof(std::uint64_t), 1);
  std::vector<double> choosing;
  std::vector<double> streaming;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < choices_a_round; ++i)
      choosing.push_back(milliseconds_of([&] { choice = (*shop)->choose_guests(campaign()); }));
    streaming.push_back(streamed_a_millisecond(words));
    if (auto ran = run_peer(benchmark, "round"); !ran) return ran.error();
  }
  const double took = median(choosing);
  const double best = std::ranges::min(choosing);
  const double stream = std::ranges::max(streaming);
  const double bytes = static_cast<double>(bytes_for_rule + bytes_for_gate);
  const double least = bytes * static_cast<double>(customers) / stream;
  return fmt::format(
      "choosing among {} customers: {}\n  chosen          {} of {} in the rule\n  first, columns  {:.0f} ms\n"
      "  then            {:.2f} ms (median of {}), best {:.2f} ms\n  columns         {} of the {} bytes a customer are "
      "read\n"
      "  memory stream   {:.1f} GB/s at best in this run: {:.2f} ms for those bytes, {:.0f} % of our best time\n",
      customers, bench_rule, (*choice)->chosen.size(), (*choice)->guests, first, took, choosing.size(), best, bytes,
      sizeof(CustomerId) + 39, stream / 1e6, least, 100 * least / best);
}

}  // namespace dangol
