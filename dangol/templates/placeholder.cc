#include "templates/placeholder.h"

#include <algorithm>
#include <array>

namespace dangol {
namespace {

using enum ValueKind;

constexpr bool hers = true;
constexpr bool everybodys = false;

// clang-format off
constexpr std::array<PlaceholderRow, placeholder_count> rows{{
    {Placeholder::name, "name", "이름", "name", text, hers, "김민지", "Minji Kim"},
    {Placeholder::called, "called", "호칭", "what she is called", text, hers, "민지 님", "Minji"},
    {Placeholder::friend_name, "friend", "소개한분", "who was brought or brought her", text, hers, "박서준", "Seojun"},
    {Placeholder::item, "item", "상품", "item", text, hers, "아이스 아메리카노", "iced americano"},
    {Placeholder::options, "options", "옵션", "how she has it", text, hers, "얼음 적게", "less ice"},
    {Placeholder::category, "category", "분류", "category", text, hers, "크림빵", "cream bread"},
    {Placeholder::author, "author", "저자", "author", text, hers, "한여름", "Summer Han"},
    {Placeholder::service, "service", "시술", "service", text, hers, "염색", "colouring"},
    {Placeholder::occasion, "occasion", "기념일", "occasion", text, hers, "생일", "birthday"},
    {Placeholder::tier, "tier", "등급", "tier", text, hers, "골드", "Gold"},
    {Placeholder::staff, "staff", "담당자", "who serves her", text, hers, "이하준", "Hajun"},
    {Placeholder::shop, "shop", "가게", "shop", text, everybodys, "단골카페", "Dangol Cafe"},
    {Placeholder::store, "store", "매장", "store", text, hers, "역삼점", "Yeoksam store"},
    {Placeholder::partner, "partner", "제휴사", "partner", text, everybodys, "이웃서점", "Next Door Books"},
    {Placeholder::phone, "phone", "전화", "the shop's number", text, everybodys, "02-123-4567", "02-123-4567"},
    {Placeholder::order_number, "order", "주문번호", "order number", text, hers, "A-27", "A-27"},
    {Placeholder::date, "date", "날짜", "day", day, hers, {}, {}, 19'905},
    {Placeholder::weekday, "weekday", "요일", "weekday", weekday, hers, {}, {}, 19'905},
    {Placeholder::time, "time", "시각", "time", clock, hers, {}, {}, 520},
    {Placeholder::expires, "expires", "기한", "last day", full_day, everybodys, {}, {}, 19'935},
    {Placeholder::amount, "amount", "금액", "amount paid", money, hers, {}, {}, 4'500},
    {Placeholder::price, "price", "가격", "price", money, everybodys, {}, {}, 5'000},
    {Placeholder::discount, "discount", "할인율", "discount", percent, everybodys, {}, {}, 300},
    {Placeholder::count, "count", "횟수", "how often she came", number, hers, {}, {}, 21},
    {Placeholder::n, "n", "수", "any other number", number, everybodys, {}, {}, 3},
    {Placeholder::days, "days", "일수", "days", number, hers, {}, {}, 90},
    {Placeholder::points, "points", "포인트", "points", number, hers, {}, {}, 1'200},
    {Placeholder::stamps, "stamps", "도장", "stamps", number, hers, {}, {}, 9},
    {Placeholder::coupon, "coupon", "쿠폰", "coupon", text, everybodys, "아메리카노 한 잔", "a free americano"},
    {Placeholder::code, "code", "쿠폰번호", "coupon code", text, everybodys, "DG-2481", "DG-2481"},
    {Placeholder::link, "link", "링크", "link", link, everybodys, "https://example.kr/m/8Kq2", "https://example.kr/m/8Kq2"},
    {Placeholder::feedback, "feedback", "의견링크", "where she says how it was", link, everybodys,
     "https://example.kr/said#8Kq2", "https://example.kr/said#8Kq2"},
    {Placeholder::unsubscribe, "unsubscribe", "수신거부", "opt-out link", link, everybodys,
     "https://example.kr/u/8Kq2", "https://example.kr/u/8Kq2"},
    {Placeholder::optout_number, "optout", "수신거부번호", "free opt-out number", text, everybodys,
     "080-123-4567", "080-123-4567"},
    {Placeholder::speech, "speech", "말씨", "how she is spoken to", ValueKind::speech, everybodys, {}, {}},
}};
// clang-format on

}  // namespace

std::span<const PlaceholderRow> placeholders() { return rows; }

const PlaceholderRow& placeholder_row(Placeholder what) { return rows[index_of(what)]; }

std::optional<Placeholder> placeholder_named(std::string_view name) {
  const auto* found =
      std::ranges::find_if(rows, [&](const auto& row) { return row.name == name || row.korean == name; });
  return found == rows.end() ? std::nullopt : std::optional{found->what};
}

}  // namespace dangol
