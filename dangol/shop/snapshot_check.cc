#include "shop/snapshot_check.h"

#include <fmt/format.h>

#include "shop/snapshot.h"

namespace dangol {
namespace {

bool same_definitions(const ShopMemory& one, const ShopMemory& other) {
  return one.settings().bucket == other.settings().bucket && one.settings().founded == other.settings().founded &&
         one.settings().suggestion_hold_out == other.settings().suggestion_hold_out &&
         one.settings().retention == other.settings().retention &&
         one.settings().exploration == other.settings().exploration &&
         one.settings().trail_reviewed == other.settings().trail_reviewed &&
         one.settings().hold_out_since == other.settings().hold_out_since &&
         one.settings().segments == other.settings().segments && one.settings().sending == other.settings().sending &&
         one.settings().gateways == other.settings().gateways &&
         one.settings().display_token == other.settings().display_token &&
         one.outbox().campaigns().all() == other.outbox().campaigns().all() &&
         one.catalog().stores() == other.catalog().stores() && one.catalog().items() == other.catalog().items() &&
         one.catalog().modifiers() == other.catalog().modifiers() && one.staff().all() == other.staff().all() &&
         one.consent_texts().all() == other.consent_texts().all() && one.has_orders() == other.has_orders();
}

bool same_guardian(const CustomerMemory& one, const CustomerMemory& other) {
  if (!one.guardian || !other.guardian) return one.guardian == other.guardian;
  return *one.guardian == *other.guardian;
}

bool same_memory(const CustomerMemory& one, const CustomerMemory& other) {
  ByteWriter bytes;
  ByteWriter other_bytes;
  one.consent.encode(bytes);
  one.habits.encode(bytes);
  one.trial.encode(bytes);
  other.consent.encode(other_bytes);
  other.habits.encode(other_bytes);
  other.trial.encode(other_bytes);
  return one.profile == other.profile && one.contact_changed_at == other.contact_changed_at &&
         one.notes == other.notes && one.feedback == other.feedback && one.pace == other.pace &&
         one.suggested == other.suggested && one.evidence == other.evidence && one.requests == other.requests &&
         same_guardian(one, other) && one.allergies == other.allergies && bytes.bytes() == other_bytes.bytes();
}

class SnapshotCheck {
 public:
  SnapshotCheck(const Journal& journal, KeyRing& keys, std::size_t most)
      : journal_(journal), keys_(keys), codec_(keys), most_(most) {}

  Result<std::vector<std::string>> run() {
    auto read = journal_.read_snapshot(
        [&](Position upto, std::string_view body) { return check_shop(upto, body); },
        [&](Bucket bucket, CustomerId customer, std::string_view body) { return check(bucket, customer, body); });
    if (!read) return read.error();
    for (const auto& [customer, memory] : fresh_.customers()) {
      add("nothing is stored of a customer who has events", fresh_.settings().bucket, customer);
    }
    return std::move(problems_);
  }

 private:
  Result<void> check_shop(Position upto, std::string_view body) {
    ShopMemory stored;
    KeyRing stored_keys(keys_.shop_key());
    const auto current = decode_shop_snapshot(body, codec_, stored_keys, stored);
    if (!current) return current.error();
    current_ = *current;
    if (!current_) return {};
    auto folded = journal_.read(0, [&](Position position, const Entry& entry) -> Result<void> {
      if (position > upto) return {};
      const auto event = codec_.decode(entry);
      if (!event) return event.error();
      fresh_.apply(*event);
      return {};
    });
    if (folded && !same_definitions(stored, fresh_)) {
      problems_.emplace_back(
          "what is stored of the shop's settings, menu, staff or consent texts is not what its events say");
    }
    return folded;
  }

  Result<void> check(Bucket bucket, CustomerId customer, std::string_view body) {
    if (!current_) return {};
    const auto known = fresh_.customers().find(customer);
    if (known == fresh_.customers().end()) {
      add("a memory is stored of somebody who has no events", bucket, customer);
      return {};
    }
    const auto stored = decode_customer_snapshot(customer, body, keys_);
    const bool same = stored && stored->personal_key == keys_.find(customer, KeyUse::personal) &&
                      same_memory(stored->memory, known->second) && stored->messages == messages_of(customer);
    if (!same) add("what is stored of a customer is not what her events say", bucket, customer);
    fresh_.customers().erase(known);
    return {};
  }

  std::string messages_of(CustomerId customer) const {
    ByteWriter out;
    if (!fresh_.outbox().messages_of(customer).empty()) fresh_.outbox().encode(customer, out);
    return out.take();
  }

  void add(std::string_view problem, Bucket bucket, CustomerId customer) {
    if (problems_.size() < most_) {
      problems_.push_back(fmt::format("{} (bucket {}, customer #{})", problem, bucket.value, customer.value));
    }
  }

  const Journal& journal_;
  KeyRing& keys_;
  Codec codec_;
  std::size_t most_;
  ShopMemory fresh_;  // those of its customers that the snapshot has not named yet
  bool current_ = false;
  std::vector<std::string> problems_;
};

}  // namespace

Result<std::vector<std::string>> check_snapshot(const Journal& journal, KeyRing& keys, std::size_t most) {
  return SnapshotCheck(journal, keys, most).run();
}

}  // namespace dangol
