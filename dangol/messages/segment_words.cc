#include "messages/segment_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "messages/sentence.h"
#include "messages/spoken.h"

namespace dangol {
namespace {

// {n}: her figure; {name}: what the condition names.
struct FactWords {
  std::string_view korean, korean_not;  // korean_not: of what is or is not so; empty: there is always a figure
  std::string_view english, english_not;
};
// In the order of Field.
constexpr std::array<FactWords, field_count> facts{{
    {"{n}번 오셨어요", "", "Came {n} time{n:|s}", ""},
    {"모두 {n} 쓰셨어요", "", "Spent {n} in all", ""},
    {"한 번에 {n}쯤 쓰세요", "", "Spends about {n} a visit", ""},
    {"앞으로 {n}쯤 쓰실 것 같아요", "", "Expected to spend about {n}", ""},
    {"{n}일마다 오세요", "", "Comes every {n} day{n:|s}", ""},
    {"오신 지 {n}일 됐어요", "", "Last came {n} day{n:|s} ago", ""},
    {"알고 지낸 지 {n}일 됐어요", "", "Known for {n} day{n:|s}", ""},
    {"평소 간격의 {n}배가 지났어요", "", "{n} times her usual gap has passed", ""},
    {"아직 다니실 가능성이 {n} %예요", "", "{n} % likely to come still", ""},
    {"{n}에 처음 오셨어요", "", "First came on {n}", ""},
    {"{n}에 마지막으로 오셨어요", "", "Last came on {n}", ""},
    {"생일이 {n}월이에요", "", "Birthday in month {n}", ""},
    {"{name:을/를} 가장 자주 드세요", "{name} 말고 다른 것을 더 자주 드세요", "Orders {name} most",
     "Orders something else than {name} most"},
    {"{name:을/를} 가장 자주 찾으세요", "{name} 말고 다른 것을 더 자주 찾으세요", "Orders {name} most",
     "Orders something else than {name} most"},
    {"주로 {name}에 오세요", "주로 다른 매장에 오세요", "Mostly comes to {name}", "Mostly comes elsewhere than {name}"},
    {"광고를 받겠다고 하셨어요", "광고를 받겠다고 하시지 않았어요", "Agreed to advertising",
     "Did not agree to advertising"},
    {"맞춤 서비스에 동의하셨어요", "맞춤 서비스에 아직 답하지 않으셨어요", "Agreed to personal service",
     "Has not refused personal service"},
    {"{name:을/를} {n}번 사셨어요", "{name:을/를} 사지 않으셨어요", "Bought {name} {n} time{n:|s}",
     "Did not buy {name}"},
}};

bool is_of_name(FieldKind kind) { return kind >= FieldKind::item && kind <= FieldKind::flag; }

std::string figure(const Why& why, FieldKind kind, const Currency& currency, std::int32_t today, Language language) {
  switch (kind) {
    case FieldKind::money: return spoken_money(why.number, currency, language);
    case FieldKind::date: return spoken_day(static_cast<std::int32_t>(why.number), today, language);
    case FieldKind::ratio: return fmt::format("{:.1f}", why.number);
    case FieldKind::days: return fmt::format("{}", std::round(10 * why.number) / 10);
    default: return fmt::format("{:.0f}", why.number);
  }
}

std::string fact_words(const Why& why, const Currency& currency, std::int32_t today, Language language) {
  const Condition& condition = why.condition;
  const FieldInfo& field = field_info(condition.field);
  const bool korean = language == Language::korean;
  const FactWords& words = facts[static_cast<std::size_t>(condition.field)];
  if (!is_of_name(field.kind) && std::isnan(why.number)) {
    return fmt::format("{}: {}", field_words(field, language), korean ? "아직 몰라요" : "not known yet");
  }
  const bool is_so = why.holds != (condition.relation == Relation::different);
  const bool denied = is_of_name(field.kind) ? !is_so : field.kind == FieldKind::bought && why.number == 0;
  const std::string n = is_of_name(field.kind) ? "" : figure(why, field.kind, currency, today, language);
  std::string text =
      sentence(korean ? (denied ? words.korean_not : words.korean) : (denied ? words.english_not : words.english),
               {{"name", condition.name}, {"n", n}});
  if (field.kind != FieldKind::bought || condition.relation == Relation::holds) return text;
  const std::string since = condition.relative
                                ? fmt::format("{:.0f}", condition.amount)
                                : spoken_day(static_cast<std::int32_t>(condition.amount), today, language);
  if (korean) return fmt::format("{} {}", condition.relative ? "지난 " + since + "일 동안" : since + "부터", text);
  return fmt::format("{} {}", text, condition.relative ? "in the last " + since + " days" : "since " + since);
}

void add_deciding(const Why& why, const Currency& currency, std::int32_t today, Language language,
                  std::vector<std::string>& lines) {
  if (why.kind == NodeKind::condition) lines.push_back(fact_words(why, currency, today, language));
  for (const Why& child : why.children) {
    if (why.kind == NodeKind::negation || child.holds == why.holds)
      add_deciding(child, currency, today, language, lines);
  }
}

// What the parser expects, in Korean; a test sees to it that nothing is left out.
struct Expected {
  std::string_view english;
  std::string_view korean;
};
constexpr std::array korean_expected{
    Expected{"\"and\", \"or\" or the end", "and나 or, 아니면 끝"},
    Expected{"\"and\", \"or\" or a closing bracket", "and나 or, 아니면 닫는 괄호"},
    Expected{"a condition (at most 8 levels of brackets and \"not\")", "조건(괄호와 not은 8겹까지)"},
    Expected{"the end (at most 32 conditions)", "끝(조건은 32개까지)"},
    Expected{"the end (at most 2000 bytes)", "끝(2000바이트까지)"},
    Expected{"one of >= > <= < = !=", ">= > <= < = != 가운데 하나"},
    Expected{"= or !=", "=나 != 가운데 하나"},
    Expected{"a whole number of days or weeks, at most a century", "며칠이나 몇 주인지 정수(백 년까지)"},
    Expected{"\"days\" (a century at most)", "days(백 년까지)"},
    Expected{"\"days\" or \"weeks\"", "days나 weeks"},
    Expected{"a whole number", "정수"},
    Expected{"an amount of money without decimals", "소수점 없는 금액"},
    Expected{"an amount of money with the currency's decimals", "통화의 소수 자리에 맞는 금액"},
    Expected{"an amount of at most 14 digits with its decimals", "소수 자리까지 14자리 이하의 금액"},
    Expected{"a percentage from 0% to 100%", "0%에서 100% 사이의 비율"},
    Expected{"a percentage such as 40%", "40%와 같은 비율"},
    Expected{"%", "% 기호"},
    Expected{"a month from 1 to 12, or \"this month\"", "1에서 12까지의 달이나 this month"},
    Expected{"\"month\"", "month"},
    Expected{"a number with at most 3 decimals", "소수점 아래 세 자리까지의 수"},
    Expected{"the name of an item in double quotes", "큰따옴표로 묶은 메뉴 이름"},
    Expected{"the name of a category in double quotes", "큰따옴표로 묶은 분류 이름"},
    Expected{"the name of a store in double quotes", "큰따옴표로 묶은 매장 이름"},
    Expected{"the name of an item of this shop", "이 가게의 메뉴 이름"},
    Expected{"the name of a category of this shop", "이 가게의 분류 이름"},
    Expected{"the name of a store of this shop", "이 가게의 매장 이름"},
    Expected{"the name of an item that only one bears", "하나뿐인 메뉴 이름"},
    Expected{"the name of a category that only one bears", "하나뿐인 분류 이름"},
    Expected{"the name of a store that only one bears", "하나뿐인 매장 이름"},
    Expected{"\"before\" or \"since\"", "before나 since"},
    Expected{"a date such as 2024-03-01, or \"30 days ago\"", "2024-03-01 같은 날짜나 30 days ago"},
    Expected{"a date such as 2024-03-01", "2024-03-01 같은 날짜"},
    Expected{"\"ago\"", "ago"},
    Expected{"\"least\"", "least"},
    Expected{"a whole number from 1 to 1000", "1에서 1000까지의 정수"},
    Expected{"\"times\"", "times"},
    Expected{"a condition: a field such as visits, spent, last_visit or bought",
             "visits, spent, last_visit, bought 같은 조건"},
    Expected{"another field: allergies and other health data never select people",
             "다른 항목(알레르기 같은 건강 정보로는 손님을 고르지 않습니다)"},
    Expected{"a day of the calendar, 1900 to 2199", "1900년에서 2199년 사이의 날짜"},
    Expected{"a space after the number, or commas between thousands", "수 다음의 빈칸이나 천 단위 쉼표"},
    Expected{"at most 14 digits, 3 of them after the point", "14자리까지의 수(소수점 아래는 세 자리까지)"},
    Expected{"a closing quote on the same line", "같은 줄에 닫는 따옴표"},
    Expected{"a closing quote", "닫는 따옴표"},
    Expected{"\\\" or \\\\ in a name", "이름 안에서는 \\\"나 \\\\"},
    Expected{"a name in UTF-8", "UTF-8로 된 이름"},
    Expected{"a word, a number, a name in double quotes, a comparison or a bracket",
             "낱말, 수, 큰따옴표로 묶은 이름, 비교 기호나 괄호"},
};

struct RelationWords {
  std::string_view korean, english;
};
// In the order of Relation.
constexpr std::array<RelationWords, 8> relation_table{{{"이상", "at least"},
                                                       {"초과", "more than"},
                                                       {"이하", "at most"},
                                                       {"미만", "less than"},
                                                       {"같음", "exactly"},
                                                       {"다름", "other than"},
                                                       {"이전", "before"},
                                                       {"이후", "since"}}};

}  // namespace

std::string_view field_words(const FieldInfo& field, Language language) {
  if (language == Language::korean) return field.korean;
  return field.english.substr(0, field.english.size() - (field.english.ends_with('.') ? 1 : 0));
}

std::string_view relation_words(FieldKind kind, Relation relation, Language language) {
  const bool korean = language == Language::korean;
  const bool is_name = is_of_name(kind) || kind == FieldKind::month;
  if (is_name && relation == Relation::equal) return korean ? "이것" : "is";
  if (is_name && relation == Relation::different) return korean ? "이것이 아님" : "is not";
  const RelationWords& words = relation_table[static_cast<std::size_t>(relation)];
  return korean ? words.korean : words.english;
}

std::vector<Relation> relations_of(FieldKind kind) {
  if (kind <= FieldKind::chance) {
    return {Relation::at_least, Relation::more,  Relation::at_most,
            Relation::less,     Relation::equal, Relation::different};
  }
  if (kind == FieldKind::date) return {Relation::before, Relation::since};
  if (kind == FieldKind::flag || kind == FieldKind::bought) return {};
  return {Relation::equal, Relation::different};
}

std::vector<std::string> why_words(const Why& because, const Currency& currency, std::int32_t today,
                                   Language language) {
  std::vector<std::string> lines;
  add_deciding(because, currency, today, language, lines);
  return lines;
}

std::string mistake_words(const ExpressionMistake& mistake, Language language) {
  const std::string character = std::to_string(mistake.character);
  if (language == Language::english) {
    return sentence("At character {n} there should be {what}", {{"n", character}, {"what", mistake.expected}});
  }
  const auto known = std::ranges::find(korean_expected, mistake.expected, &Expected::english);
  return sentence("{n}번째 글자에는 {what:이/가} 와야 해요",
                  {{"n", character}, {"what", known == korean_expected.end() ? mistake.expected : known->korean}});
}

std::string saved_segment_words(const SavedSegment& segment, Language language) {
  const bool korean = language == Language::korean;
  if (!segment.readable) {
    return korean ? "규칙에 나오는 이름이 이제 가게에 없어요: 규칙을 고쳐 주세요"
                  : "The rule names what the shop no longer has: correct the rule";
  }
  if (!segment.by_worth) return {};
  return korean ? "가치는 하루에 한 번 새로 셈해요" : "Worth is reckoned anew once a day";
}

std::string no_segments_words(Language language) {
  return language == Language::korean ? "저장한 손님 무리가 아직 없어요" : "No segment is saved yet";
}

}  // namespace dangol
