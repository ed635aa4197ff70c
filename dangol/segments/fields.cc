#include "segments/fields.h"

#include <array>

namespace dangol {
namespace {

// clang-format off
constexpr std::array<FieldInfo, field_count> field_table{{
    {Field::visits, "visits", FieldKind::count, "visits", "How often she came.", "방문한 횟수", "visits >= 5"},
    {Field::spent, "spent", FieldKind::money, "currency", "What she spent in all, refunds taken off.",
     "환불을 뺀 누적 결제 금액", "spent > 100,000"},
    {Field::mean_spend, "mean_spend", FieldKind::money, "currency", "What she spends on a visit, on average.",
     "방문 한 번의 평균 결제 금액", "mean_spend >= 8,000"},
    {Field::value, "value", FieldKind::money, "currency", "What she is expected to spend from now on.",
     "앞으로 쓸 것으로 예상되는 금액", "value >= 200,000"},
    {Field::cycle_days, "cycle_days", FieldKind::days, "days", "Her usual time between two visits.",
     "평소 방문 간격", "cycle_days <= 7"},
    {Field::days_since_visit, "days_since_visit", FieldKind::days, "days", "How long ago she last came.",
     "마지막 방문 후 지난 날수", "days_since_visit > 30"},
    {Field::days_known, "days_known", FieldKind::days, "days", "How long the shop has known her.",
     "가게가 알고 지낸 날수", "days_known < 14"},
    {Field::overdue, "overdue", FieldKind::ratio, "times",
     "The days since her last visit, as a multiple of her usual time between visits.",
     "평소 방문 간격의 몇 배가 지났는지", "overdue >= 1.5"},
    {Field::alive_chance, "alive_chance", FieldKind::chance, "%", "The chance that she still comes at all.",
     "아직 다니실 가능성", "alive_chance < 40%"},
    {Field::first_visit, "first_visit", FieldKind::date, "date", "The day she first came.",
     "처음 방문한 날", "first_visit since 2024-03-01"},
    {Field::last_visit, "last_visit", FieldKind::date, "date", "The day she last came.",
     "마지막으로 방문한 날", "last_visit before 30 days ago"},
    {Field::birthday_month, "birthday_month", FieldKind::month, "month", "The month of her birthday, 1 to 12.",
     "생일이 있는 달", "birthday_month = this month"},
    {Field::favourite_item, "favourite_item", FieldKind::item, "item", "What she orders most.",
     "가장 자주 주문하는 메뉴", "favourite_item = \"크림빵\""},
    {Field::favourite_category, "favourite_category", FieldKind::category, "category",
     "The category she orders from most.",
     "가장 자주 주문하는 분류", "favourite_category = \"빵\""},
    {Field::store, "store", FieldKind::store, "store", "The store where she mostly comes.",
     "주로 다니는 매장", "store = \"본점\""},
    {Field::agreed_marketing, "agreed_marketing", FieldKind::flag, "", "She agreed to advertising.",
     "광고 수신에 동의함", "agreed_marketing"},
    {Field::agreed_personalisation, "agreed_personalisation", FieldKind::flag, "", "She agreed to personal service.",
     "맞춤 서비스에 동의함", "agreed_personalisation"},
    {Field::bought, "bought", FieldKind::bought, "orders",
     "How many of her remembered orders hold an item or a category.",
     "기억하는 주문 가운데 어떤 메뉴나 분류를 주문한 횟수", "bought \"크림빵\" at least 3 times in 90 days"},
}};
// clang-format on

}  // namespace

std::span<const FieldInfo, field_count> segment_fields() { return field_table; }
const FieldInfo& field_info(Field field) { return field_table[static_cast<std::size_t>(field)]; }

}  // namespace dangol
