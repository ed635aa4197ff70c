// A shop that an import fills, in memory: what tests look into afterwards.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "importers/import.h"

namespace dangol {

class RememberingTarget final : public ImportTarget {
 public:
  ShopFounded founded{"시험 가게", "Asia/Seoul", "KRW", "ko", "cafe", true};
  std::vector<Event> events;  // recorded ones, in order
  std::set<CustomerId> erased;
  std::uint64_t record_calls = 0;

  ShopFounded settings() const override { return founded; }
  Bucket bucket() const override { return {1}; }
  Catalog catalog() const override { return catalog_; }
  Staff staff() const override { return staff_; }
  std::span<const std::uint8_t> fingerprint_key() const override { return key_; }
  bool knows(CustomerId customer) const override { return profiles_.contains(customer); }
  bool was_erased(CustomerId customer) const override { return erased.contains(customer); }
  bool has_orders() const override { return has_orders_; }
  std::optional<Profile> profile(CustomerId customer) const override {
    const auto at = profiles_.find(customer);
    return at == profiles_.end() ? std::nullopt : std::optional{at->second};
  }
  CustomerId with_phone(std::string_view digits) const override {
    CustomerId found;
    for (const auto& [id, profile] : profiles_) {
      if (profile.phone != digits) continue;
      if (found) return {};
      found = id;
    }
    return found;
  }

  Result<std::vector<Outcome>> record(std::span<const Event> batch) override {
    ++record_calls;
    std::vector<Outcome> outcomes;
    for (const Event& event : batch) {
      outcomes.push_back(judge(event, keys_));
      if (outcomes.back() == Outcome::recorded) keep(event);
    }
    return outcomes;
  }
  Result<std::vector<Outcome>> foresee(std::span<const Event> batch) const override {
    Keys pretended = keys_;
    std::vector<Outcome> outcomes;
    for (const Event& event : batch) outcomes.push_back(judge(event, pretended));
    return outcomes;
  }

  template <class Body>
  std::vector<const Event*> of_kind() const {
    std::vector<const Event*> found;
    for (const Event& event : events) {
      if (std::holds_alternative<Body>(event.body)) found.push_back(&event);
    }
    return found;
  }

 private:
  using Keys = std::map<std::pair<CustomerId, IdempotencyKey>, EventBody>;

  static Outcome judge(const Event& event, Keys& keys) {
    const auto [at, is_new] = keys.try_emplace({event.customer, event.key}, event.body);
    if (is_new) return Outcome::recorded;
    return at->second == event.body ? Outcome::already_known : Outcome::contradicts;
  }
  void keep(const Event& event) {
    events.push_back(event);
    catalog_.apply(event.body);
    staff_.apply(event.body);
    if (const auto* founding = std::get_if<ShopFounded>(&event.body)) founded = *founding;
    if (const auto* registered = std::get_if<CustomerRegistered>(&event.body))
      profiles_[event.customer] = registered->profile;
    if (const auto* changed = std::get_if<ProfileChanged>(&event.body)) profiles_[event.customer] = changed->profile;
    has_orders_ |= std::holds_alternative<OrderPlaced>(event.body);
  }

  std::vector<std::uint8_t> key_ = std::vector<std::uint8_t>(32, 7);
  Catalog catalog_;
  Staff staff_;
  Keys keys_;
  std::map<CustomerId, Profile> profiles_;
  bool has_orders_ = false;
};

}  // namespace dangol
