#include <fmt/format.h>

#include <algorithm>

#include "base/korean.h"
#include "messages/spoken_card.h"

namespace dangol {
namespace {

std::string address(const Customer& customer) {
  const std::string& name = called(customer);
  return name.empty() ? "손님" : name + " 님";
}

std::string options_of(const UsualLine& line, const Catalog& catalog) {
  std::string text;
  for (const UsualModifier& modifier : line.modifiers) {
    const std::string name = modifier_name(catalog, modifier.modifier);
    if (!name.empty()) text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::string thing(const UsualLine& line, const Catalog& catalog) {
  const std::string name = item_name(catalog, line.item);
  return line.quantity_thousandths == 1000 ? name
                                           : fmt::format("{} {}개", name, spoken_quantity(line.quantity_thousandths));
}

// One line: "아이스 아메리카노, 얼음 적게". Several: "아이스 아메리카노(얼음 적게)와 크림빵".
std::string usual_text(const UsualOrder& usual, const Catalog& catalog) {
  if (usual.lines.size() == 1) {
    const std::string options = options_of(usual.lines.front(), catalog);
    return thing(usual.lines.front(), catalog) + (options.empty() ? "" : ", " + options);
  }
  std::string text;
  for (const UsualLine& line : usual.lines) {
    if (!text.empty()) text = with_particle(text, "와/과") + " ";
    const std::string options = options_of(line, catalog);
    text += thing(line, catalog) + (options.empty() ? "" : "(" + options + ")");
  }
  return text;
}

std::string duration(int minutes) {
  if (minutes < 60) return fmt::format("{}분", minutes);
  return minutes % 60 == 0 ? fmt::format("{}시간", minutes / 60)
                           : fmt::format("{}시간 {}분", minutes / 60, minutes % 60);
}

// What staff say about a difference; empty when there is nothing to say aloud.
std::string said(const Difference& difference, const Catalog& catalog) {
  switch (difference.kind) {
    case DifferenceKind::first_visit:
      return "처음 오셨네요, 반갑습니다.";
    case DifferenceKind::long_absence:
      return "오랜만에 오셨네요, 반갑습니다.";
    case DifferenceKind::other_store: {
      const std::string store = store_name(catalog, difference.store);
      return store.empty() ? "오늘은 다른 지점에서 뵙네요." : fmt::format("오늘은 {}에서 뵙네요.", store);
    }
    case DifferenceKind::earlier:
      return "오늘은 평소보다 일찍 오셨네요.";
    case DifferenceKind::later:
      return "오늘은 평소보다 늦게 오셨네요.";
    case DifferenceKind::new_habit: {
      const std::string item = item_name(catalog, difference.item);
      return item.empty() ? std::string() : fmt::format("요즘은 {} 즐겨 찾으시네요.", with_particle(item, "을/를"));
    }
    case DifferenceKind::birthday:
      return "생일 축하드립니다!";
  }
  return {};
}

// What the card tells staff about a difference.
std::string told(const Difference& difference, const Catalog& catalog) {
  switch (difference.kind) {
    case DifferenceKind::first_visit:
      return "첫 방문이에요.";
    case DifferenceKind::long_absence:
      return fmt::format("{}일 만에 오셨어요.", difference.amount);
    case DifferenceKind::other_store: {
      const std::string store = store_name(catalog, difference.store);
      return fmt::format("{}에는 처음 오셨어요.", store.empty() ? "이 지점" : store);
    }
    case DifferenceKind::earlier:
      return fmt::format("평소보다 {} 일찍 오셨어요.", duration(difference.amount));
    case DifferenceKind::later:
      return fmt::format("평소보다 {} 늦게 오셨어요.", duration(difference.amount));
    case DifferenceKind::new_habit: {
      const std::string item = item_name(catalog, difference.item);
      return fmt::format("요즘은 {} 찾으세요.", with_particle(item.empty() ? "다른 것" : item, "을/를"));
    }
    case DifferenceKind::birthday:
      return "오늘이 생일이에요.";
  }
  return {};
}

std::string offer(const Card& card, const std::string& usual, bool something_said) {
  const auto is = [&](DifferenceKind kind) {
    return std::ranges::find(card.differences, kind, &Difference::kind) != card.differences.end();
  };
  if (is(DifferenceKind::first_visit)) return "무엇을 준비해 드릴까요?";
  if (usual.empty()) return "오늘은 무엇을 준비해 드릴까요?";
  if (is(DifferenceKind::new_habit)) return fmt::format("오늘도 {} 준비해 드릴까요?", usual);
  if (!something_said) return fmt::format("오늘도 평소처럼 {} 준비해 드릴까요?", usual);
  return fmt::format("늘 드시던 {} 준비해 드릴까요?", usual);
}

std::string greeting(const Card& card, const Customer& customer, const Catalog& catalog, const std::string& usual) {
  std::string spoken;
  if (!card.differences.empty()) spoken = said(card.differences.front(), catalog);
  const bool birthday = card.differences.size() > 1 && card.differences.back().kind == DifferenceKind::birthday;
  if (birthday) spoken += (spoken.empty() ? "" : " ") + said(card.differences.back(), catalog);
  const std::string opening = spoken.empty() ? "어서 오세요." : spoken;
  return fmt::format("{}, {} {}", address(customer), opening, offer(card, usual, !spoken.empty()));
}

std::string because(const Card& card) {
  std::string text;
  const VisitRhythm& rhythm = card.rhythm;
  if (rhythm.usual_minute >= 0) {
    const std::string_view kind = !rhythm.same_kind_of_day ? "" : rhythm.weekend ? "주말 " : "평일 ";
    text = fmt::format("{}{}번 중 {}번 {} 무렵", kind, rhythm.kind_visits, rhythm.near_visits,
                       spoken_time(rhythm.usual_minute));
  }
  if (card.usual.considered > 0) {
    text +=
        fmt::format("{}같은 주문 {}번 중 {}번", text.empty() ? "" : "; ", card.usual.considered, card.usual.matching);
  }
  return text;
}

std::string suggested(const Suggestion& suggestion, const Catalog& catalog) {
  const std::string item = item_name(catalog, suggestion.item);
  const std::string with = item_name(catalog, suggestion.because_of);
  if (item.empty()) return {};
  const std::string question = fmt::format("{} 어떠세요?", with_particle(item, "은/는"));
  if (with.empty()) return question + " 요즘 이 시간에 많이들 찾으세요.";
  return fmt::format("{} {} 함께 많이들 찾으세요.", question, with_particle(with, "와/과"));
}

}  // namespace

CardWords korean_card_words(const Card& card, const Customer& customer, const Catalog& catalog) {
  CardWords words;
  if (card.usual.certain) words.usual = usual_text(card.usual, catalog);
  words.greeting = greeting(card, customer, catalog, words.usual);
  words.because = because(card);
  for (const Difference& difference : card.differences) words.differences.push_back(told(difference, catalog));
  if (card.suggestion) words.suggestion = suggested(*card.suggestion, catalog);
  return words;
}

}  // namespace dangol
