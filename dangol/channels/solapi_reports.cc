#include "channels/solapi_reports.h"

#include "channels/http_outcome.h"
#include "channels/json_text.h"

namespace dangol {
namespace {

using simdjson::dom::element;

constexpr std::size_t most_reports = 10'000;

enum class Way : std::uint8_t { under_way, arrived, ended };

Way way_of(std::string_view code) {
  if (code == "4000") return Way::arrived;
  return code == "2000" || code == "3000" ? Way::under_way : Way::ended;
}

MessageId ours(element message) {
  const auto fields = value_in(message, "customFields");
  return fields ? message_id(text_in(*fields, solapi_reference)) : MessageId{};
}

std::optional<element> first_in(element object, std::string_view list) {
  simdjson::dom::array items;
  const auto value = value_in(object, list);
  if (!value || value->get(items) != simdjson::SUCCESS || items.size() == 0) return std::nullopt;
  return *items.begin();
}

Error unreadable() { return {ErrorCode::invalid_input, "the body is not a list of delivery reports"}; }

}  // namespace

HandOver read_solapi_answer(const HttpAnswer& answer) {
  HandOver outcome = outcome_of(answer);
  const JsonText json(answer.body);
  const element* root = json.root();
  if (outcome.outcome != Handed::accepted) {
    if (root == nullptr) return outcome;
    if (const std::string code = plain_code(text_in(*root, "errorCode")); !code.empty()) outcome.reason += " " + code;
    return outcome;
  }
  if (root != nullptr) {
    if (const auto failed = first_in(*root, "failedMessageList"))
      return {Handed::refused, plain_code(text_in(*failed, "messageId")), plain_code(text_in(*failed, "statusCode"))};
    if (const auto taken = first_in(*root, "messageList"); taken && way_of(text_in(*taken, "statusCode")) != Way::ended)
      return {Handed::accepted, plain_code(text_in(*taken, "messageId")), {}};
  }
  return {Handed::unknown, {}, "the answer makes no sense"};
}

Result<std::vector<DeliveryReport>> parse_solapi_reports(std::string_view body) {
  const JsonText json(body);
  simdjson::dom::array items;
  if (json.root() == nullptr || json.root()->get(items) != simdjson::SUCCESS) return unreadable();
  std::vector<DeliveryReport> reports;
  std::size_t count = 0;
  for (const element item : items) {
    if (++count > most_reports) return Error{ErrorCode::too_much, "more than 10,000 delivery reports in one body"};
    const MessageId message = ours(item);
    const std::string code = plain_code(text_in(item, "statusCode"));
    if (!message || code.empty() || way_of(code) == Way::under_way) continue;
    reports.push_back({message, way_of(code) == Way::arrived ? Delivery::delivered : Delivery::failed, code});
  }
  return reports;
}

SolapiPage read_solapi_page(std::string_view body, MessageId wanted) {
  const JsonText json(body);
  if (json.root() == nullptr) return {};
  SolapiPage page{std::nullopt, plain_code(text_in(*json.root(), "nextKey"))};
  const auto list = value_in(*json.root(), "messageList");
  simdjson::dom::object messages;
  if (!list || list->get(messages) != simdjson::SUCCESS) return page;
  for (const auto message : messages) {
    if (ours(message.value) != wanted) continue;
    const std::string_view code = text_in(message.value, "statusCode");
    // With the carrier or further: it was taken, whatever came of it. Before that (1xxx, 2xxx) it was turned away.
    const bool is_turned_away = way_of(code) == Way::ended && (code.starts_with('1') || code.starts_with('2'));
    page.found = is_turned_away ? Handed::refused : Handed::accepted;
  }
  return page;
}

}  // namespace dangol
