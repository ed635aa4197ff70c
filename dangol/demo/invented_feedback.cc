#include "demo/invented_feedback.h"

#include <array>
#include <string_view>

#include "demo/own_dice.h"

namespace dangol {
namespace {

struct Saying {
  std::uint8_t score;
  bool of_item;
  std::string_view text;
};

constexpr std::array<Saying, 24> sayings{{
    {5, true, "향이 정말 좋았어요"},
    {5, false, "직원분이 친절하고 이름을 기억해 주셔서 좋아요"},
    {4, true, "부드럽고 맛있어요"},
    {4, false, "조용해서 일하기 좋은 자리예요"},
    {3, true, "조금 달았어요"},
    {5, true, ""},
    {4, false, "아침에 빨리 나와서 좋아요"},
    {2, true, "받았을 때 이미 식어 있었어요"},
    {5, false, "늘 따뜻하게 맞아 주셔서 고마워요"},
    {4, true, ""},
    {3, false, "점심시간에는 오래 기다려요"},
    {4, true, "진하고 고소해요"},
    {5, false, "화장실까지 깨끗해요"},
    {3, true, "맛있지만 조금 비싸요"},
    {4, false, "음악이 좋아요. 분위기가 편해요"},
    {5, true, "갓 구워서 따뜻했어요"},
    {4, false, ""},
    {2, false, "주문이 밀려서 너무 오래 기다렸어요"},
    {5, false, "사장님 인사가 늘 반가워요"},
    {4, true, "뜨거워서 좋았어요"},
    {3, true, "오늘은 미지근했어요"},
    {5, true, "여기 것이 제일 맛있어요"},
    {4, false, "자리가 넓어서 편해요"},
    {5, false, ""},
}};

constexpr std::uint64_t visits_between = 40;

}  // namespace

std::optional<FeedbackGiven> invented_feedback(CustomerId guest, int day, ItemId main_item) {
  const std::uint64_t drawn = mixed(mixed(guest.value) + static_cast<std::uint64_t>(day));
  if (drawn % visits_between != 0) return std::nullopt;
  const Saying& saying = sayings[drawn / visits_between % sayings.size()];
  return FeedbackGiven{.way = drawn % 3 == 0 ? FeedbackWay::own_page : FeedbackWay::counter,
                       .score = saying.score,
                       .item = saying.of_item ? main_item : ItemId{},
                       .text = std::string(saying.text)};
}

}  // namespace dangol
