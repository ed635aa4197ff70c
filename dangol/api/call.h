// One request on its way through an endpoint: who asks, what for, and how it is answered.
//
//   void read_card(Call& call) {
//     const auto customer = call.customer_in_path();
//     if (!customer) return call.fail(customer.error());
//     call.reply(json);
//   }
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json_input.h"
#include "api/json_output.h"
#include "api/query.h"
#include "api/routes.h"
#include "api/service.h"

namespace dangol {

struct SignedIn {
  StaffId staff;
  Role role = Role::staff;
};

int status_of(ErrorCode code);
Response json_answer(std::string json);
// {"error":{"code","message","field"}}
Response error_answer(const Error& error, std::string_view field = {});
Response error_answer(int status, ErrorCode code, std::string_view message, std::string_view field = {});

// Counts an answer when it is given.
struct Timing {
  Metrics* metrics = nullptr;
  std::size_t route = 0;
  std::chrono::steady_clock::time_point began;
  void count(int status) const;
};

// An answer that comes later, from another thread.
class LaterAnswer {
 public:
  LaterAnswer(std::shared_ptr<DeferredAnswer> answer, Timing timing, Witness witness)
      : answer_(std::move(answer)), timing_(timing), witness_(std::move(witness)) {}
  void reply(Response response);
  void reply(GuestsJson answer);
  void fail(const Error& error, std::string_view field = {}) { reply(error_answer(error, field)); }
  Witness& witness() { return witness_; }

 private:
  std::shared_ptr<DeferredAnswer> answer_;
  Timing timing_;
  Witness witness_;
};

class Call {
 public:
  Call(Service& service, Exchange& exchange, const RouteMatch& match, std::shared_ptr<const ShopView> view);

  Service& service() { return service_; }
  Shop& shop() { return service_.shop(); }
  const ShopView& view() const { return *view_; }
  std::shared_ptr<const ShopView> shared_view() const { return view_; }
  const Request& request() const { return exchange_.request(); }
  const Route& route() const { return routes()[match_.route]; }
  const std::optional<SignedIn>& who() const { return who_; }
  // Whose link it is; of routes that are a guest's.
  CustomerId guest() const { return guest_; }
  Language language() const { return language_; }

  // Finds out who asks; the answer when she may not, or when the request as a whole is wrong.
  std::optional<Response> refusal();
  // The token of the cookie or of "Authorization: Bearer"; empty when there is none.
  std::string_view token() const;
  std::string_view bearer() const;  // of "Authorization: Bearer" alone

  std::string_view parameter(std::size_t at) const { return match_.parameters[at]; }
  Result<CustomerId> customer_in_path() const;
  // The query parameter, unescaped; empty when absent. The route's table says which there are.
  std::string_view query(std::string_view name) const { return query_.value(name); }
  Result<Moment> moment_in_query() const;  // at= (now when absent) and store=
  // From the Idempotency-Key header; `invalid_input` when it is absent or malformed.
  Result<IdempotencyKey> idempotency_key(std::string_view subject) const;
  Event event(CustomerId customer, const IdempotencyKey& key, EventBody body) const;

  void reply(Response response);
  void reply(GuestsJson answer);
  void reply(std::string json) { reply(json_answer(std::move(json))); }
  void fail(const Error& error, std::string_view field = {}) { reply(error_answer(error, field)); }
  void fail(const InputFault& fault) { fail({ErrorCode::invalid_input, fault.message}, fault.field); }
  void stream(std::shared_ptr<EventStream> stream);

  // Does `work` on another thread; it answers.
  void later(SlowWork& pool, std::function<void(LaterAnswer&)> work);
  // Records and answers {"position", "already_known"} with what `more` adds; the connection waits, nobody else does.
  void record(const Event& event, std::string more = {});
  // Of one doing: all of them or none. Answers likewise, with the first one's place.
  void record_together(std::vector<Event> events, std::string more = {});
  // To be told whom the answer shows, before it is given.
  Witness& witness() { return witness_; }
  // Null when the server is stopping; then it has been answered.
  std::shared_ptr<LaterAnswer> defer();

 private:
  Result<void> admit();
  Result<void> admit_guest(LinkUse use);
  Result<void> admit_provider() const;
  Result<void> admit_reporter() const;
  Result<void> admit_display() const;
  Result<void> admit_staff();
  Result<void> admit_by_access();
  Result<void> read_query();
  Result<void> admit_export() const;
  void call_witness();

  Service& service_;
  Exchange& exchange_;
  RouteMatch match_;
  std::shared_ptr<const ShopView> view_;
  Timing timing_;
  std::optional<SignedIn> who_;
  CustomerId guest_{};
  Query query_;
  Witness witness_;
  Language language_ = Language::korean;
};

std::string receipt_json(const Receipt& receipt, std::string_view more);

}  // namespace dangol
