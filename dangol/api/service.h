// The API behind the server: finds the route, asks who it is, lets the endpoint answer. Read handle() first.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "api/call_displays.h"
#include "api/card_cache.h"
#include "api/http.h"
#include "api/kept_insights.h"
#include "api/live_screens.h"
#include "api/metrics.h"
#include "api/sessions.h"
#include "api/sign_in_guard.h"
#include "api/slow_work.h"
#include "events/key_ring.h"
#include "shop/guest_link.h"
#include "shop/shop.h"
#include "trail/trail.h"

namespace dangol {

// Seconds that never go back, also while the machine sleeps (CLOCK_BOOTTIME).
std::uint64_t uptime_seconds();

struct ServiceOptions {
  SessionLimits sessions;
  bool secure_cookies = false;  // only over HTTPS: set it when a TLS proxy stands in front
  std::string opt_out_secret;   // "whsec_…": who answers the free number signs with it; empty: nobody may
  std::string version = "0.1.0";
  std::function<std::uint64_t()> uptime = uptime_seconds;
};

// The shop's own data as of its last change, so that a request need not copy them.
struct ShopView {
  std::uint64_t version = 0;  // how often they had changed
  ShopSettings settings;
  Catalog catalog;
  Staff staff;
  ConsentTexts consent_texts;
  std::string menu;  // JSON
};

class Service final : public Handler {
 public:
  // All four must outlive the service.
  Service(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock, ServiceOptions options);

  void handle(Exchange& exchange) override;
  Response refuse(int status, std::string_view why) override;
  void tick() override;

  // ---- for endpoints ------------------------------------------------------------------------------------------------
  Shop& shop() { return shop_; }
  Trail& trail() { return trail_; }
  const Clock& clock() const { return clock_; }
  const ServiceOptions& options() const { return options_; }
  Sessions& sessions() { return sessions_; }
  SignInGuard& guard() { return guard_; }
  LiveScreens& live() { return *live_; }
  CallDisplays& displays() { return displays_; }
  CardCache& cards() { return feed_->cards; }
  Metrics& metrics() { return metrics_; }
  KeptInsights& insights() { return feed_->insights; }
  SlowWork& hashing() { return hashing_; }
  SlowWork& reading() { return reading_; }
  SlowWork& calling() { return calling_; }
  std::mutex& staff_changes() { return staff_changes_; }
  std::uint64_t recorded() const { return feed_->recorded.load(std::memory_order_relaxed); }

  std::shared_ptr<const ShopView> view();
  Fingerprint keyed(std::string_view domain, std::string_view text) const;
  // Whose link that is, when it holds and she is still known.
  std::optional<CustomerId> guest_of(std::string_view token, LinkUse use);
  // The day that a link to her page is made out to. A child's guardian may hold it: it ends when she is 14.
  std::int32_t own_page_from(CustomerId guest);
  std::string own_page_token(CustomerId guest, std::int32_t from) const;
  // To which the channel's gateway reports: below the shop's public address when it has one.
  std::string report_address(Channel channel);
  bool is_report_token(Channel channel, std::string_view token) const;
  std::string new_display_token(const IdempotencyKey& request) const;

 private:
  std::int32_t today();  // the shop's
  // What the shop's listener touches; it may be called after the service is gone.
  struct Feed {
    explicit Feed(std::size_t customers) : cards(customers) {}
    std::shared_ptr<LiveScreens> live;
    CardCache cards;
    KeptInsights insights;
    std::atomic<std::uint64_t> shop_version{0};
    std::atomic<std::uint64_t> recorded{0};
  };
  void answer_without_route(Exchange& exchange, NoRoute why);
  std::shared_ptr<const ShopView> read_view();

  Shop& shop_;
  KeyRing& keys_;
  Trail& trail_;
  const Clock& clock_;
  ServiceOptions options_;
  Sessions sessions_;
  SignInGuard guard_;
  std::shared_ptr<LiveScreens> live_;
  CallDisplays displays_;
  std::shared_ptr<Feed> feed_;
  Metrics metrics_;
  std::mutex view_mutex_;
  std::shared_ptr<const ShopView> view_;
  std::uint64_t ticks_ = 0;
  std::mutex staff_changes_;  // minting a staff id and recording it are one step
  // Last: their threads use what stands above. Argon2id takes 64 MB and tens of milliseconds each.
  SlowWork hashing_{2, 32};
  SlowWork reading_{2, 256};
  SlowWork calling_{1, 64};  // waits for displays
};

}  // namespace dangol
