#include "messages/card_language.h"

namespace dangol {
namespace {

// What staff are told stays as it is.
CardLanguage said_formally(CardLanguage card) {
  const auto says = [&](DifferenceKind kind, const char* said, const char* nameless = nullptr) {
    DifferenceWords& words = card.differences[static_cast<std::size_t>(kind)];
    words.said = said;
    if (nameless != nullptr) words.said_nameless = nameless;
  };
  using enum DifferenceKind;
  says(complained, "지난번 {what:이/가} 마음에 안 드셨다니 죄송합니다.", "지난번에 불편을 드려 죄송합니다.");
  says(first_visit, "처음 뵙겠습니다, 반갑습니다.");
  says(long_absence, "오랜만에 뵙습니다, 반갑습니다.");
  says(other_store, "오늘은 {what}에서 뵙습니다.", "오늘은 다른 지점에서 뵙습니다.");
  says(earlier, "오늘은 평소보다 일찍 오셨습니다.");
  says(later, "오늘은 평소보다 늦게 오셨습니다.");
  says(new_habit, "요즘은 {what:을/를} 즐겨 찾으십니다.");
  says(tried_new, "지난번 {what:은/는} 어떠셨습니까?");
  card.welcome = "어서 오십시오.";
  card.ask_new_guest = "무엇을 준비해 드리면 되겠습니까?";
  card.ask = "오늘은 무엇을 준비해 드리면 되겠습니까?";
  card.offer_new_habit = "오늘도 {usual} 준비해 드려도 되겠습니까?";
  card.offer_after_welcome = "오늘도 평소처럼 {usual} 준비해 드려도 되겠습니까?";
  card.offer = "늘 드시던 {usual} 준비해 드려도 되겠습니까?";
  return card;
}

}  // namespace

const CardLanguage korean_card{
    .differences = {{
        {"지난번 {what:이/가} 마음에 안 드셨지요, 죄송합니다.",
         "지난번 {what:이/가} 별로였다고 하셨어요: 먼저 여쭤 보세요.", "지난번에 불편하셨지요, 죄송합니다.",
         "지난번에 불편하셨다고 하셨어요: 먼저 여쭤 보세요."},
        {"처음 오셨네요, 반갑습니다.", "첫 방문이에요."},
        {"오랜만에 오셨네요, 반갑습니다.", "{what} 만에 오셨어요."},
        {"오늘은 {what}에서 뵙네요.", "{what}에는 처음 오셨어요.", "오늘은 다른 지점에서 뵙네요.",
         "이 지점에는 처음 오셨어요."},
        {"오늘은 평소보다 일찍 오셨네요.", "평소보다 {what} 일찍 오셨어요."},
        {"오늘은 평소보다 늦게 오셨네요.", "평소보다 {what} 늦게 오셨어요."},
        {"요즘은 {what:을/를} 즐겨 찾으시네요.", "요즘은 {what:을/를} 찾으세요.", "", "요즘은 다른 것을 찾으세요."},
        {"지난번 {what:은/는} 어떠셨어요?", "지난번에 {what:을/를} 새로 드셔 보셨어요.", "",
         "지난번에 새로운 것을 드셔 보셨어요."},
        {"생일 축하드립니다!", "오늘이 생일이에요."},
    }},
    .days = "{n}일",
    .hours = "{n}시간",
    .minutes = "{n}분",
    .several = "{name} {n}개",
    .options_of_several = "({options})",
    .before_next = "{so_far:와/과} ",
    .before_last = "{so_far:와/과} ",
    .called = "{name} 님",
    .nameless = "손님",
    .welcome = "어서 오세요.",
    .ask_new_guest = "무엇을 준비해 드릴까요?",
    .ask = "오늘은 무엇을 준비해 드릴까요?",
    .offer_new_habit = "오늘도 {usual} 준비해 드릴까요?",
    .offer_after_welcome = "오늘도 평소처럼 {usual} 준비해 드릴까요?",
    .offer = "늘 드시던 {usual} 준비해 드릴까요?",
    .kind_of_day = {"", "평일 ", "주말 "},
    .hours_kept = "{kind}{visits}번 중 {near}번 {time} 무렵",
    .same_order = "같은 주문 {considered}번 중 {matching}번",
    .suggestion = "{item:은/는} 어떠세요?",
};

const CardLanguage korean_formal_card = said_formally(korean_card);

}  // namespace dangol
