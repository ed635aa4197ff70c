// How fast messages are put into words and looked at.
//   templates_bench      (DANGOL_BENCH)
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "base/assert.h"
#include "templates/advertising_text.h"
#include "templates/alimtalk.h"
#include "templates/likeness.h"
#include "templates/parse_template.h"
#include "templates/render.h"

namespace dangol {
namespace {

constexpr const char* korean_text =
    "{called:은/는|손님} 늘 드시던 {item:을/를} {options:으로/로} 준비해 둘까요?\n[[{service:이/가} {days}일 "
    "지났어요.]]\n"
    "{shop} {store|본점}";
constexpr const char* english_text =
    "{called|Hello}, your {count:th} visit: {count:visit/visits} so far.\n[[{item} with {options}?]]\n{shop}";

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double best_seconds(int rounds, const Work& work) {
  double best = 1e300;
  for (int i = 0; i < rounds; ++i) {
    const double start = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - start);
  }
  return best;
}

// What a guest's message may tell, as a caller would fill it in.
TemplateValues guest(std::size_t i) {
  TemplateValues values;
  values.set_text(Placeholder::called, i % 2 == 0 ? "민지 님" : "서준");
  values.set_text(Placeholder::item, i % 3 == 0 ? "아이스 아메리카노" : "Caffe Latte");
  values.set_text(Placeholder::options, "얼음 적게");
  if (i % 4 == 0) values.set_text(Placeholder::service, "염색");
  values.set_number(Placeholder::days, static_cast<std::int64_t>(i % 90));
  values.set_number(Placeholder::count, static_cast<std::int64_t>(i % 300));
  values.set_time(Placeholder::time, static_cast<std::int64_t>(i % 1'440));
  values.set_text(Placeholder::shop, "단골카페");
  return values;
}

void measure_rendering(const char* name, const char* text, Language language) {
  constexpr std::size_t messages = 200'000;
  const auto message = parse_template(text, language);
  DANGOL_ASSERT(message);
  const TemplateValues values = guest(8);
  std::size_t bytes = 0;
  const double alone = best_seconds(5, [&] {
    for (std::size_t i = 0; i < messages; ++i) bytes += render(*message, values).text.size();
  });
  const double with_values = best_seconds(3, [&] {
    for (std::size_t i = 0; i < messages; ++i) bytes += render(*message, guest(i)).text.size();
  });
  fmt::print("render, {}: {:.0f} a second; with setting eight values {:.0f} a second ({} bytes)\n", name,
             static_cast<double>(messages) / alone, static_cast<double>(messages) / with_values, bytes);
}

void measure_checks() {
  constexpr std::size_t messages = 100'000;
  const AdvertisingParts parts{"단골카페", "02-123-4567", "080-123-4567"};
  const auto composed = advertising_text(parts, "민지 님이 좋아하시는 크림빵이 방금 나왔어요.");
  DANGOL_ASSERT(composed);
  std::size_t found = 0;
  const auto print = [&](const char* what, double seconds) {
    fmt::print("{}: {:.2f} us\n", what, seconds * 1e6 / static_cast<double>(messages));
  };
  print("sms_size of 90 bytes", best_seconds(3, [&] {
          for (std::size_t i = 0; i < messages; ++i) found += sms_size(composed->whole).bytes;
        }));
  print("advertising_form", best_seconds(3, [&] {
          for (std::size_t i = 0; i < messages; ++i) found += advertising_form(composed->whole, parts).size();
        }));
  print("advertising_text, whole", best_seconds(3, [&] {
          for (std::size_t i = 0; i < messages; ++i) found += advertising_text(parts, "빵이 나왔어요.")->whole.size();
        }));
  const auto registered = read_alimtalk("#{호칭} 주문하신 #{상품} 나왔습니다.");
  DANGOL_ASSERT(registered);
  print("alimtalk_problems", best_seconds(3, [&] {
          for (std::size_t i = 0; i < messages; ++i) {
            found += alimtalk_problems(*registered, {{"호칭", "민지 님,"}, {"상품", "라떼"}},
                                       "민지 님, 주문하신 라떼 나왔습니다.", "")
                         .size();
          }
        }));
  DANGOL_ASSERT(found > 0);
}

void measure_likeness() {
  constexpr std::size_t messages = 1'000'000;
  const auto message = parse_template(
      "{called:은/는} 늘 드시던 {item:을/를} 오늘도 준비해 둘까요? 새로 볶은 원두가 들어와서 "
      "향이 더 좋아졌어요. 오시는 길에 {time}쯤 전화 주시면 기다리지 않으셔도 됩니다. 고맙습니다, "
      "{shop}",
      Language::korean);
  DANGOL_ASSERT(message);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < messages; ++i) texts.push_back(render(*message, guest(i)).text);
  std::size_t characters = 0;
  for (const std::string& text : texts) {
    characters += static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
  }
  double figure = 0;
  const double seconds = best_seconds(3, [&] { figure = likeness(texts); });
  fmt::print("likeness of {} messages of {} characters: {:.3f} s, figure {:.4f}\n", messages, characters / messages,
             seconds, figure);
}

}  // namespace
}  // namespace dangol

int main() {
  dangol::measure_rendering("Korean", dangol::korean_text, dangol::Language::korean);
  dangol::measure_rendering("English", dangol::english_text, dangol::Language::english);
  dangol::measure_checks();
  dangol::measure_likeness();
  return 0;
}
