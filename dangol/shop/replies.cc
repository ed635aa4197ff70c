#include "shop/replies.h"

#include "consent/refusal_words.h"
#include "feedback/reply.h"
#include "shop/send_question.h"

namespace dangol {
namespace {

constexpr std::size_t most_of_one_phone = 100;  // a family's, or a company's

std::vector<CustomerId> guests_with(const Shop& shop, const std::string& phone) {
  std::vector<CustomerId> guests;
  const std::string_view digits = std::string_view(phone).substr(phone.front() == '+' ? 1 : 0);
  for (const FoundCustomer& each : shop.find(digits, most_of_one_phone)) {
    const auto customer = shop.customer(each.id);
    if (customer && customer->profile.phone == phone) guests.push_back(each.id);
  }
  return guests;
}

// When a text message last went to her number; unknown_instant: never.
Instant last_texted(const Shop& shop, CustomerId guest) {
  Instant last = unknown_instant;
  for (const MessageLook& sent : shop.messages_of(guest)) {
    if (is_by_phone(sent.message.channel)) last = std::max(last, sent.message.handed_at);
  }
  return last;
}

// Who of them answers; 0: it cannot be told.
CustomerId who_answers(const Shop& shop, const std::vector<CustomerId>& guests) {
  if (guests.size() == 1) return guests.front();
  CustomerId latest;
  Instant last = unknown_instant;
  for (const CustomerId guest : guests) {
    const Instant texted = last_texted(shop, guest);
    if (texted <= last) continue;
    latest = guest;
    last = texted;
  }
  return latest;
}

}  // namespace

std::vector<Heard> heard_in_call(const Shop& shop, const std::string& phone) {
  const ConsentChanged refusal{Purpose::marketing, false, ConsentMethod::phone,
                               std::string(shop.consent_texts().current_version(Purpose::marketing))};
  std::vector<Heard> heard;
  for (const CustomerId guest : guests_with(shop, phone)) heard.push_back({guest, refusal});
  return heard;
}

std::vector<Heard> heard_in_reply(const Shop& shop, const std::string& phone, std::string_view text) {
  if (is_refusal(text)) return heard_in_call(shop, phone);
  const CustomerId guest = who_answers(shop, guests_with(shop, phone));
  if (!guest) return {};
  FeedbackGiven given = read_reply(text, shop.waits_for_feedback(guest));
  if (given.score == 0 && given.text.empty()) return {};
  return {{guest, std::move(given)}};
}

}  // namespace dangol
