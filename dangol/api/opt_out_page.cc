#include "api/opt_out_page.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "channels/signing.h"

namespace dangol {
namespace {

constexpr std::string_view style =
    ":root{color-scheme:light dark;--paper:#f5eee2;--surface:#fffcf6;--ink:#2a211a;--soft:#584a3c;--jade:#1d6a58;"
    "--on:#fffdf7;--line:#dfd3bf}"
    "@media(prefers-color-scheme:dark){:root{--paper:#1a1511;--surface:#251e18;--ink:#f5ecde;--soft:#d3c6b3;"
    "--jade:#74ccaf;--on:#0b2019;--line:#42372c}}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);"
    "font:1.0625rem/1.6 Pretendard,'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',system-ui,sans-serif;"
    "word-break:keep-all}"
    "main{box-sizing:border-box;width:min(26rem,100vw - 2rem);padding:2rem 1.5rem;border:1px solid var(--line);"
    "border-radius:1.375rem;background:var(--surface);text-align:center}"
    "h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.35}p{margin:0 0 1.5rem;color:var(--soft)}"
    "p:last-child{margin:0}.shop{margin:0 0 .25rem;font-weight:600}"
    "button{width:100%;min-height:4rem;border:0;border-radius:.875rem;background:var(--jade);color:var(--on);"
    "font:inherit;font-size:1.25rem;font-weight:700;cursor:pointer;margin:0 0 1rem}"
    "button:focus-visible{outline:3px solid #0b57c9;outline-offset:3px}";

struct Words {
  std::string_view language;
  std::string_view ask;
  std::string_view ask_more;
  std::string_view button;
  std::string_view ask_foot;
  std::string_view done;
  std::string_view done_more;
};

constexpr Words korean{"ko",
                       "광고를 그만 받으시겠어요?",
                       "누르시면 문자, 카카오톡, 이메일 광고가 모두 바로 멈춥니다.",
                       "광고 모두 그만 받기",
                       "비용은 들지 않고, 이용에 불이익도 없습니다.",
                       "더 이상 광고를 보내지 않습니다",
                       "{} 광고 수신 거부가 처리되었습니다. 주문이나 예약 안내는 광고가 아니어서 받으실 수 있습니다."};
constexpr Words english{"en",
                        "Stop all advertising?",
                        "One tap stops advertising by text message, KakaoTalk and e-mail, at once.",
                        "Stop all advertising",
                        "It is free, and changes nothing else for you.",
                        "No more advertising will be sent",
                        "Your refusal of {} is in force. Facts about an order or a booking are not advertising and "
                        "may still reach you."};

const Words& words_of(Language language) { return language == Language::korean ? korean : english; }

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

// Nothing but this very style may apply, and the form may go nowhere else.
const std::string& policy() {
  static const std::string made = [] {
    const Sha256 hash = sha256(style);
    const void* bytes = hash.bytes.data();
    return fmt::format(
        "default-src 'none'; style-src 'sha256-{}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        base64({static_cast<const char*>(bytes), hash.bytes.size()}));
  }();
  return made;
}

Response page(std::string_view shop_name, const Words& words, std::string_view heading, const std::string& rest) {
  Response response{.content_type = "text/html; charset=utf-8"};
  response.headers = {{"Content-Security-Policy", policy()},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Frame-Options", "DENY"},
                      {"X-Robots-Tag", "noindex"}};
  response.body = fmt::format(
      "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}</style>"
      "</head><body><main><p class=\"shop\">{}</p><h1>{}</h1>{}</main></body></html>",
      words.language, heading, style, escaped(shop_name), heading, rest);
  return response;
}

}  // namespace

Response opt_out_question(std::string_view shop_name, Language language) {
  const Words& words = words_of(language);
  return page(shop_name, words, words.ask,
              fmt::format("<p>{}</p><form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" "
                          "value=\"One-Click\"><button>{}</button></form><p>{}</p>",
                          words.ask_more, words.button, words.ask_foot));
}

Response opt_out_done(std::string_view shop_name, std::string_view day, Language language) {
  const Words& words = words_of(language);
  return page(shop_name, words, words.done, "<p>" + fmt::format(fmt::runtime(words.done_more), day) + "</p>");
}

bool is_one_click(std::string_view body) {
  if (body == "List-Unsubscribe=One-Click") return true;
  const std::size_t name = body.find("name=\"List-Unsubscribe\"");
  return name != std::string_view::npos && body.find("One-Click", name) != std::string_view::npos;
}

}  // namespace dangol
