#include "api/service.h"

#include <time.h>

#include <algorithm>

#include "api/call.h"
#include "api/shop_json.h"
#include "api/web_assets.h"
#include "shop/display_link.h"
#include "shop/report_address.h"

namespace dangol {
namespace {

constexpr std::uint64_t seconds_to_drop_cards = 60;
constexpr std::string_view api_root = "/api/";

bool is_safe(Method method) { return method == Method::get || method == Method::head; }

}  // namespace

std::uint64_t uptime_seconds() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<std::uint64_t>(now.tv_sec);
}

Service::Service(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock, ServiceOptions options)
    : shop_(shop),
      keys_(keys),
      trail_(trail),
      clock_(clock),
      options_(std::move(options)),
      sessions_(options_.sessions),
      live_(std::make_shared<LiveScreens>()),
      displays_(clock),
      feed_(std::make_shared<Feed>(shop.customer_count())),
      metrics_(routes()) {
  feed_->live = live_;
  shop_.on_change([feed = feed_](const Change& change) {
    feed->recorded.fetch_add(1, std::memory_order_relaxed);
    if (change.customer) feed->cards.forget(change.customer);
    if (change.of_rights) feed->insights.clear();
    if (change.of_shop) feed->shop_version.fetch_add(1, std::memory_order_release);
    feed->live->publish(change);
  });
}

Fingerprint Service::keyed(std::string_view domain, std::string_view text) const {
  return fingerprint(keys_.fingerprint_key(), domain, text);
}

std::int32_t Service::today() { return view()->settings.zone.local(clock_.now()).day; }

std::optional<CustomerId> Service::guest_of(std::string_view token, LinkUse use) {
  const auto guest = guest_of_token(keys_, token, use, today());
  return guest && shop_.knows(*guest) ? guest : std::nullopt;
}

std::int32_t Service::own_page_from(CustomerId guest) {
  const auto grown = shop().comes_of_age_on(guest);
  return grown ? std::min(today(), *grown - own_page_days) : today();
}

std::string Service::own_page_token(CustomerId guest, std::int32_t from) const {
  return guest_token(keys_, guest, LinkUse::own_page, from);
}

std::string Service::report_address(Channel channel) {
  return view()->settings.sending.public_url + report_path(keys_, channel);
}

bool Service::is_report_token(Channel channel, std::string_view token) const {
  return dangol::is_report_token(keys_, channel, token);
}

std::string Service::new_display_token(const IdempotencyKey& request) const { return display_token(keys_, request); }

std::shared_ptr<const ShopView> Service::read_view() {
  auto view = std::make_shared<ShopView>();
  view->version = feed_->shop_version.load(std::memory_order_acquire);  // first: what is read may be newer, never older
  view->settings = shop_.settings();
  view->catalog = shop_.catalog();
  view->staff = shop_.staff();
  view->consent_texts = shop_.consent_texts();
  view->menu = menu_json(view->catalog);
  return view;
}

std::shared_ptr<const ShopView> Service::view() {
  const std::lock_guard lock(view_mutex_);
  if (view_ == nullptr || view_->version != feed_->shop_version.load(std::memory_order_acquire)) {
    view_ = read_view();
    for (const StaffDefined& person : view_->staff.all()) {
      if (!person.active || person.pin_hash.empty()) sessions_.close_all_of(person.staff);
    }
  }
  return view_;
}

void Service::handle(Exchange& exchange) {
  const Request& request = exchange.request();
  const RouteSearch found = find_route(request.method, request.path);
  if (!found.match) return answer_without_route(exchange, found.why);
  Call call(*this, exchange, *found.match, view());
  if (auto refused = call.refusal()) return call.reply(std::move(*refused));
  call.route().run(call);
}

void Service::answer_without_route(Exchange& exchange, NoRoute why) {
  const Request& request = exchange.request();
  const bool is_web = why == NoRoute::unknown_path && is_safe(request.method) && !request.path.starts_with(api_root);
  Response response;
  if (is_web) {
    response = web_answer(request);
  } else if (why == NoRoute::wrong_method) {
    response =
        error_answer(405, ErrorCode::invalid_input, "this path does not take this method; see /api/v1/openapi.json");
  } else {
    response = error_answer({ErrorCode::not_found, "there is nothing at this path; see /api/v1/openapi.json"});
  }
  metrics_.count(routes().size(), response.status, 0);
  exchange.respond(std::move(response));
}

Response Service::refuse(int status, std::string_view why) {
  ErrorCode code = ErrorCode::invalid_input;
  if (status == 413) code = ErrorCode::too_much;
  if (status == 500) code = ErrorCode::internal;
  if (status == 503) code = ErrorCode::unavailable;
  metrics_.count(routes().size(), status, 0);
  return error_answer(status, code, why);
}

void Service::tick() {
  const std::uint64_t now = options_.uptime();
  live_->tick([&](const Fingerprint& session) { return sessions_.is_open(session, now); });
  const Fingerprint link = keyed("display", view()->settings.display_token);
  displays_.tick([&](const Fingerprint& opened_by) { return opened_by == link; });
  sessions_.sweep(now);
  // When nobody has time for it the next second does it.
  reading_.submit([this, is_hourly = ticks_ % 3600 == 0] {
    (void)trail_.sync();
    if (is_hourly) (void)trail_.forget_old(clock_.now());
  });
  if (++ticks_ % seconds_to_drop_cards == 0) cards().drop_expired();
}

}  // namespace dangol
