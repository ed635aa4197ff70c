#include "templates/alimtalk.h"

#include <doctest/doctest.h>

#include <string>

#include "base/property_test.h"
#include "templates/parse_template.h"
#include "templates/render.h"

using namespace dangol;

namespace {

using Fault = AlimtalkFault;
using AlimtalkFaults = std::vector<AlimtalkFault>;

const std::string ready = "#{호칭} 주문하신 #{상품} 나왔습니다. #{호칭} 고맙습니다.";

AlimtalkTemplate registered(const std::string& text) {
  auto read = read_alimtalk(text);
  REQUIRE(read);
  return *read;
}

std::vector<AlimtalkFault> faults(const std::string& text, const std::vector<AlimtalkVariable>& variables,
                                  const std::string& sent, const std::string& basis = "") {
  std::vector<AlimtalkFault> found;
  for (const AlimtalkProblem& problem : alimtalk_problems(registered(text), variables, sent, basis)) {
    found.push_back(problem.fault);
    CHECK(!sentence_of(problem, Language::korean).empty());
    CHECK(sentence_of(problem, Language::english).ends_with("."));
  }
  return found;
}

const std::vector<AlimtalkVariable> latte{{"호칭", "민지 님,"}, {"상품", "라떼"}};
const std::string sent_latte = "민지 님, 주문하신 라떼 나왔습니다. 민지 님, 고맙습니다.";

}  // namespace

TEST_CASE("a registered template is read, or refused at its place") {
  CHECK(registered(ready).variables == std::vector<std::string>{"호칭", "상품"});
  CHECK(registered("#1 # {").variables.empty());
  for (const char* text : {"가 #{", "가 #{}", "가 #{이름", "가 #{이#{름}}", "가 #{이\n름}"}) {
    CAPTURE(text);
    const auto read = read_alimtalk(text);
    REQUIRE(!read);
    CHECK(read.error().message ==
          "This Alimtalk template cannot be read: at character 3 there should be a variable such as #{이름}.");
  }
  CHECK(!read_alimtalk("가\u200B"));
  CHECK(read_alimtalk(std::string(longest_alimtalk, 'a')));
  CHECK(!read_alimtalk(std::string(longest_alimtalk + 1, 'a')));
}

TEST_CASE("what is sent is what was registered, but for its variables") {
  CHECK(faults(ready, latte, sent_latte).empty());
  const auto problems = alimtalk_problems(registered(ready), latte, "민지 님, 주문하신 모카 나왔습니다.", "");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].fault == Fault::differs);
  CHECK(problems[0].place == 12);
  CHECK(faults(ready, latte, sent_latte + " ") == AlimtalkFaults{Fault::differs});
  CHECK(faults(ready, latte, "민지 님, 주문하신 라떼 나왔습니다. 서준 님, 고맙습니다.") ==
        AlimtalkFaults{Fault::differs});
  CHECK(faults(ready, latte, "") == AlimtalkFaults{Fault::differs});
}

TEST_CASE("the list of variables agrees") {
  CHECK(faults("#{가}", {}, "") == AlimtalkFaults{Fault::variable_missing});
  CHECK(faults("#{가}", {{"가", ""}}, "") == AlimtalkFaults{Fault::variable_missing});
  CHECK(faults("#{가}", {{"가", "1"}, {"나", "2"}}, "1") == AlimtalkFaults{Fault::variable_unknown});
  CHECK(faults("#{가}", {{"가", "1"}, {"가", "2"}}, "1") == AlimtalkFaults{Fault::variable_twice});
}

TEST_CASE("1,000 characters, as Kakao counts them") {
  std::string value;
  for (int i = 0; i < 500; ++i) value += "🍞";  // two units each
  CHECK(faults("#{가}", {{"가", value}}, value).empty());
  CHECK(faults("#{가}", {{"가", value + "a"}}, value + "a") == AlimtalkFaults{Fault::too_long});
  CHECK(faults("#{가}", {{"가", "1\u202E"}}, "1\u202E") == AlimtalkFaults{Fault::hidden_characters});
}

TEST_CASE("advertising is refused wherever it comes from; a coupon needs its basis in the registered words") {
  CHECK(faults("이벤트 안내", {}, "이벤트 안내") == AlimtalkFaults{Fault::advertising_word});
  CHECK(faults("#{상품} 안내", {{"상품", "반값 라떼"}}, "반값 라떼 안내") == AlimtalkFaults{Fault::advertising_word});
  const std::string text = "도장 10개를 모아 받으신 쿠폰입니다.";
  CHECK(faults(text, {}, text) == AlimtalkFaults{Fault::coupon_word});
  CHECK(faults(text, {}, text, "도장 10개를 모아 받으신").empty());
  CHECK(faults(text, {}, text, "생일에 드리는") == AlimtalkFaults{Fault::coupon_word});
  CHECK(faults(text, {}, text, "쿠폰") == AlimtalkFaults{Fault::coupon_word});
  CHECK(faults("#{가} 쿠폰", {{"가", "1"}}, "1 쿠폰", "가") == AlimtalkFaults{Fault::coupon_word});
  CHECK(sentence_of({Fault::advertising_word, "이벤트", 0}, Language::korean) ==
        "이벤트: 행사를 알리는 말은 광고이므로 알림톡에 쓸 수 없습니다.");
  CHECK(sentence_of({Fault::variable_missing, "상품", 0}, Language::korean) == "상품: 등록된 변수에 값이 없습니다.");
}

TEST_CASE("a template of ours becomes one to register, and its messages agree with it") {
  const auto message =
      parse_template("{called|손님}, {item:이/가} 나왔습니다. {item:은/는} {item:이/가} #1", Language::korean);
  REQUIRE(message);
  const auto to_register = alimtalk_of(*message);
  REQUIRE(to_register);
  CHECK(to_register->text == "#{호칭}, #{상품} 나왔습니다. #{상품2} #{상품} #1");
  for_each_round(200, [&](TestDice& dice) {
    TemplateValues values;
    values.set_text(Placeholder::called, random_bytes(dice, 8));
    values.set_text(Placeholder::item, "#{상품}" + random_bytes(dice, 8));
    const RenderedMessage rendered = render(*message, values);
    CHECK(rendered.complete());
    CHECK(alimtalk_problems(*to_register, alimtalk_variables(*message, values), rendered.text, "").empty());
  });
  CHECK(alimtalk_variables(*message, {}).size() == 1);
  CHECK(!alimtalk_of(*parse_template("[[{item}]]", Language::korean)));
  CHECK(!alimtalk_of(*parse_template("#{{이름}} 님 {name}", Language::korean)));  // would read as a variable of Kakao's
}
