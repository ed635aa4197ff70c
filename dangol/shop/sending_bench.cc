// How fast a shop chooses guests, queues and hands over, each step durable on disk; and how soon a no is heard by what
// waits already.
//   sending_bench [GUESTS] [FOLDER]      (DANGOL_BENCH)
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "base/assert.h"
#include "consent/gate.h"
#include "shop/sender.h"
#include "shop/shop.h"
#include "storage/shop_folder.h"

namespace dangol {
namespace {

constexpr Bucket bucket{1};
constexpr CampaignId campaign{1};
constexpr std::size_t events_at_once = 4'096;

using Seconds = std::chrono::duration<double>;

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return Seconds(std::chrono::steady_clock::now() - start).count();
}

IdempotencyKey key_numbered(std::uint64_t number) {
  IdempotencyKey key;
  std::memcpy(key.bytes.data(), &number, sizeof number);
  return key;
}

// Takes everything at once: what is measured is ours.
class QuickGateway final : public Gateway {
 public:
  HandOver send(Permission permission, const OutgoingMessage&) override {
    DANGOL_ASSERT(Permission(std::move(permission)).until() != unknown_instant);
    ++sent;
    return {Handed::accepted, "r", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

  static inline std::atomic<std::uint64_t> sent = 0;
};

class BenchShop {
 public:
  explicit BenchShop(const std::filesystem::path& path) {
    std::filesystem::remove_all(path);
    auto made = ShopFolder::create({path, {}});
    DANGOL_ASSERT(made);
    folder_ = std::move(*made);
    auto opened = Shop::open(folder_->journal(), folder_->keys(), clock_);
    DANGOL_ASSERT(opened);
    shop_ = std::move(*opened);
  }

  // Nine guests of ten agreed to advertising by e-mail.
  void fill(std::uint64_t guests) {
    record({}, ShopFounded{"시험", "Asia/Seoul", "KRW", "ko", "cafe", true});
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    sending.opt_out_number = "080-123-4567";
    sending.public_url = "https://cafe.example";
    sending.cap.by_shop_a_day = 1'000'000'000;
    record({}, sending);
    record({}, GatewayArranged{Channel::email, GatewayKind::smtp, "smtp://mail.invalid", "", "", "a@b.invalid"});
    for (std::uint64_t i = 1; i <= guests; ++i) {
      Profile profile;
      profile.name = "김민지";
      profile.email = fmt::format("g{}@example.com", i);
      add({i}, CustomerRegistered{profile});
      if (i % 10 != 0) add({i}, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::email});
    }
    flush();
    CampaignDefined defined;
    defined.campaign = campaign;
    defined.name = "새 빵";
    defined.rule = "visits < 100";
    defined.subject = "새 빵";
    defined.text = "{name+ 님:은/는} 새로 나온 크림빵을 좋아하실 거예요.";
    defined.starts_at = clock_.now();
    record({}, defined);
    record({}, CampaignMoved{campaign, CampaignState::running});
  }

  Shop& shop() { return *shop_; }
  void set_time(Instant now) { clock_.set(now); }
  void record(CustomerId customer, EventBody body) {
    add(customer, std::move(body));
    flush();
  }
  // The first of them, all in one moment, as a link does it; returns when the last one is durable.
  void refuse_at_once(std::uint64_t guests) {
    std::atomic<std::uint64_t> heard = 0;
    for (std::uint64_t i = 1; i <= guests; ++i) {
      const Event refusal{bucket,
                          {i},
                          clock_.now(),
                          key_numbered(++events_),
                          ConsentChanged{Purpose::marketing, false, ConsentMethod::web, "1", Channel::email}};
      shop_->record_later(refusal, [&heard](const Result<Receipt>& receipt) {
        DANGOL_ASSERT(receipt);
        ++heard;
      });
    }
    while (heard < guests) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }

 private:
  void add(CustomerId customer, EventBody body) {
    waiting_.push_back({bucket, customer, clock_.now(), key_numbered(++events_), std::move(body)});
    if (waiting_.size() >= events_at_once) flush();
  }
  void flush() {
    DANGOL_ASSERT(shop_->record_all(waiting_));
    waiting_.clear();
  }

  FixedClock clock_{*parse_instant("2024-07-01T10:00:00+09:00", Zone::utc())};
  std::unique_ptr<ShopFolder> folder_;
  std::unique_ptr<Shop> shop_;
  std::vector<Event> waiting_;
  std::uint64_t events_ = 0;
};

double gate_nanoseconds() {
  SendQuestion question;
  question.customer = {1};
  question.channel = Channel::sms;
  question.now = *parse_instant("2024-07-01T10:00:00+09:00", Zone::utc());
  question.zone = *Zone::named("Asia/Seoul");
  question.has_address = true;
  question.consent.apply({Purpose::marketing, true, ConsentMethod::web, "1", Channel::sms}, question.now);
  question.form = {true, true, true};
  question.relay = {"", "", 100'000, true, true, true};
  question.sender = {"0212345678", true};
  constexpr int times = 1'000'000;
  std::size_t granted = 0;
  const double seconds = seconds_of([&] {
    for (int i = 0; i < times; ++i) granted += std::holds_alternative<Permission>(gate(question)) ? 1U : 0U;
  });
  DANGOL_ASSERT(granted == times);
  return seconds / times * 1e9;
}

void run(std::uint64_t guests, const std::filesystem::path& folder) {
  fmt::print("gate, nothing holds back: {:.0f} ns\n", gate_nanoseconds());
  BenchShop bench(folder);
  bench.fill(guests);
  const auto defined = bench.shop().campaigns().front().defined;
  const double looking = seconds_of([&] { DANGOL_ASSERT(bench.shop().preview_campaign(defined, 10)); });
  fmt::print("preview of {} guests, 9 of 10 written to: {:.2f} s, {:.1f} us a guest\n", guests, looking,
             looking / static_cast<double>(guests) * 1e6);
  std::uint64_t queued = 0;
  const double queueing = seconds_of([&] { queued = bench.shop().select_guests(campaign)->queued; });
  fmt::print("queued {}: {:.2f} s, {:.0f} durable a second\n", queued, queueing,
             static_cast<double>(queued) / queueing);

  Sender sender(bench.shop(), [](const GatewayArranged&) {
    return Result<std::unique_ptr<Gateway>>(std::make_unique<QuickGateway>());
  });
  const double refusing = seconds_of([&] {
    bench.record({1}, ConsentChanged{Purpose::marketing, false, ConsentMethod::web, "1", Channel::email});
    DANGOL_ASSERT(
        bench.shop().why_not_advertise({1}, Channel::email, bench.shop().messages_of({1})[0].message.queued_at) ==
        SuppressionReason::refused);
  });
  fmt::print("a no with {} waiting: heard after {:.1f} ms\n", queued, refusing * 1e3);
  const std::uint64_t at_once = std::min<std::uint64_t>(guests / 2, 100'000);
  const std::uint64_t without_them = queued - (at_once - at_once / 10);
  const double refusing_at_once = seconds_of([&] { bench.refuse_at_once(at_once); });
  fmt::print("{} refuse in one moment: all heard after {:.2f} s\n", at_once, refusing_at_once);
  std::size_t handed = 0;
  const double handing = seconds_of([&] {
    for (std::size_t round = 1; round > 0; handed += round) round = *sender.work();
  });
  fmt::print("handed over {}: {:.2f} s, {:.0f} durable steps a second (two a message)\n", handed, handing,
             2.0 * static_cast<double>(handed) / handing);
  DANGOL_ASSERT(QuickGateway::sent == without_them);
}

}  // namespace
}  // namespace dangol

int main(int argc, char** argv) {
  const std::uint64_t guests = argc > 1 ? std::stoull(argv[1]) : 100'000;
  const std::filesystem::path folder = argc > 2 ? argv[2] : "sending_bench_shop";
  dangol::run(guests, folder);
  std::filesystem::remove_all(folder);
  return 0;
}
