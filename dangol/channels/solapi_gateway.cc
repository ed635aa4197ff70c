#include "channels/solapi_gateway.h"

#include <date/date.h>

#include <algorithm>
#include <locale>
#include <utility>

#include "base/korean.h"
#include "channels/json_text.h"
#include "channels/signing.h"
#include "channels/solapi_reports.h"
#include "templates/sms_size.h"

namespace dangol {
namespace {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t subject_bytes = 40;  // of LMS, in CP949
constexpr std::size_t kakao_characters = 1'000;
constexpr int most_pages = 10;
constexpr const char* page_size = "200";

std::string iso_8601(Instant instant) { return date::format(std::locale::classic(), "%FT%TZ", instant); }

bool is_korean_number(std::string_view to) {
  return to.size() >= 8 && to.size() <= 11 && std::ranges::all_of(to, [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

const char* fault_of_text_message(const OutgoingMessage& message) {
  const SmsSize size = sms_size(message.text);
  if (size.kind == SmsKind::too_long) return "the text is longer than 2,000 bytes";
  if (!size.unencodable.empty()) return "the text holds what a text message cannot carry";
  if (size.kind == SmsKind::sms) return nullptr;
  const SmsSize subject = sms_size(message.subject);
  const bool has_line_end = message.subject.find('\n') != std::string::npos;
  if (subject.bytes > subject_bytes || !subject.unencodable.empty() || has_line_end)
    return "the subject is longer than 40 bytes or holds what a text message cannot carry";
  return nullptr;
}

const char* fault_of(Channel channel, const OutgoingMessage& message) {
  if (!is_korean_number(message.to)) return "the number is not one of Korea";
  if (!is_utf8(message.text) || !is_utf8(message.subject)) return "the message is not UTF-8";
  if (message.text.empty()) return "the text is empty";
  if (channel == Channel::sms) return fault_of_text_message(message);
  return characters(message.text) > kakao_characters ? "the text is longer than 1,000 characters" : nullptr;
}

void write_text_message(JsonLine& json, const OutgoingMessage& message, std::string_view from) {
  const bool is_short = sms_size(message.text).kind == SmsKind::sms;
  json.field("from", from).field("type", is_short ? "SMS" : "LMS");
  if (!is_short && !message.subject.empty()) json.field("subject", message.subject);
}

// Never by text message instead: consent is of one channel.
void write_kakao(JsonLine& json, const Alimtalk& alimtalk, std::string_view profile) {
  const bool is_alimtalk = !alimtalk.template_id.empty();
  json.field("type", is_alimtalk ? "ATA" : "CTA").open("kakaoOptions");
  json.field("pfId", profile).flag("disableSms", true);
  if (is_alimtalk) {
    json.field("templateId", alimtalk.template_id).open("variables");
    for (const auto& [name, value] : alimtalk.variables) json.field("#{" + name + "}", value);
    json.close();
  }
  json.close();
}

}  // namespace

std::string solapi_authorization(std::string_view key, std::string_view secret, std::string_view date,
                                 std::string_view salt) {
  const std::string signature = hex(hmac_sha256(secret, std::string(date) + std::string(salt)));
  return "HMAC-SHA256 apiKey=" + std::string(key) + ", date=" + std::string(date) + ", salt=" + std::string(salt) +
         ", signature=" + signature;
}

SolapiGateway::SolapiGateway(Channel channel, SolapiSettings settings, const Clock& clock, const TimeLimits& limits)
    : CheckedGateway(channel, clock), settings_(std::move(settings)), client_(settings_.address.reach, limits) {}

HttpAnswer SolapiGateway::ask(const std::string& path, std::optional<std::string> body) {
  const std::string signed_in =
      solapi_authorization(settings_.key, settings_.secret, iso_8601(now()), random_hex(salt_bytes));
  return client_.ask({settings_.address.url + path,
                      {"Authorization: " + signed_in, "Content-Type: application/json"},
                      std::move(body)});
}

HandOver SolapiGateway::hand_over(const OutgoingMessage& message) {
  if (const char* fault = fault_of(channel(), message)) return {Handed::refused, {}, fault};
  JsonLine json;
  json.open().open_list("messages").open().field("to", message.to).field("text", message.text);
  if (channel() == Channel::sms) {
    write_text_message(json, message, settings_.from);
  } else {
    write_kakao(json, message.alimtalk, settings_.from);
  }
  json.open("customFields").field(solapi_reference, std::to_string(message.id.value)).close();
  json.close().close_list().flag("showMessageList", true).close();
  return read_solapi_answer(ask("/messages/v4/send-many/detail", json.take()));
}

std::optional<Handed> SolapiGateway::what_became_of(MessageId message) {
  const std::string listing = "/messages/v4/list?limit=" + std::string(page_size) +
                              "&startDate=" + iso_8601(now() - date::days{1}) + "&endDate=" + iso_8601(now());
  std::string key;
  for (int i = 0; i < most_pages; ++i) {
    const HttpAnswer answer = ask(key.empty() ? listing : listing + "&startKey=" + key, std::nullopt);
    if (answer.exchange != Exchange::answered || answer.status != 200) return std::nullopt;
    SolapiPage page = read_solapi_page(answer.body, message);
    if (page.found) return page.found;
    if (page.next_key.empty()) return std::nullopt;
    key = std::move(page.next_key);
  }
  return std::nullopt;
}

}  // namespace dangol
