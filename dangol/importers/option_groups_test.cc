// Of one group of options at most one is chosen: what an import does with lines that say more.
#include <doctest/doctest.h>

#include "importers/import.h"
#include "importers/import_target_for_tests.h"
#include "importers/temporary_folder_for_tests.h"

namespace dangol {
namespace {

const Instant import_day{date::sys_days{date::year{2026} / 9 / 1}};

// A shop that has iced and hot, of the group 온도, and cinnamon, which stands alone.
RememberingTarget shop_with_options() {
  RememberingTarget target;
  std::vector<Event> events;
  std::uint8_t key = 0;
  for (const ModifierDefined& option :
       {ModifierDefined{{1}, "ice", "아이스", "온도", 0}, ModifierDefined{{2}, "hot", "핫", "온도", 0},
        ModifierDefined{{3}, "cinnamon", "시나몬", "", 0}}) {
    Event event{{1}, {}, import_day, {}, option};
    event.key.bytes[0] = ++key;
    events.push_back(event);
  }
  REQUIRE(target.record(events));
  return target;
}

ImportReport import_options(RememberingTarget& target, const std::vector<std::string>& cells) {
  const TemporaryFolder folder;
  std::string text = "order_id,date,item,options,quantity,amount\n";
  int order = 0;
  for (const std::string& cell : cells) text += std::to_string(++order) + ",2026-08-01,Latte,\"" + cell + "\",1,4500\n";
  ImportRequest request;
  request.files = {folder.write("orders.csv", text)};
  request.now = import_day;
  const auto report = import_files(request, target);
  if (!report) FAIL(report.error().message);
  CHECK(report->rows_rejected == 0);
  return *report;
}

// Of each order's first line, in the order of recording.
std::vector<std::vector<std::string>> chosen(const RememberingTarget& target) {
  std::vector<std::vector<std::string>> all;
  const Catalog catalog = target.catalog();
  for (const Event* event : target.of_kind<OrderPlaced>()) {
    std::vector<std::string> names;
    for (const ModifierId id : std::get<OrderPlaced>(event->body).lines.front().modifiers)
      names.push_back(catalog.modifier(id)->name);
    all.push_back(names);
  }
  return all;
}

using Names = std::vector<std::vector<std::string>>;

std::uint64_t replaced(const ImportReport& report) {
  const auto at = report.rules.find("last_option_of_group_holds");
  return at == report.rules.end() ? 0 : at->second;
}

}  // namespace

TEST_CASE("of two options of one of the shop's groups the last one stated holds, and the line is counted") {
  RememberingTarget target = shop_with_options();
  const ImportReport report =
      import_options(target, {"아이스, 핫", "핫, 시나몬, 아이스", "핫, 아이스, 핫", "아이스, 시나몬", "아이스, 아이스",
                              "아이스, 핫", "온도:핫 / 온도:미지근"});
  CHECK(replaced(report) == 5);
  CHECK(chosen(target) ==
        Names{{"핫"}, {"아이스", "시나몬"}, {"핫"}, {"아이스", "시나몬"}, {"아이스"}, {"핫"}, {"온도 미지근"}});
}

TEST_CASE("a group that only the files name, and of which a line states several, is no choice of one") {
  RememberingTarget target = shop_with_options();
  const std::vector<std::string> cells{"추가:샷, 추가:시럽", "추가:샷", "크기:톨", "크기:그란데"};
  const ImportReport report = import_options(target, cells);
  CHECK(replaced(report) == 0);
  CHECK(chosen(target) == Names{{"추가 샷", "추가 시럽"}, {"추가 샷"}, {"크기 톨"}, {"크기 그란데"}});
  const Catalog catalog = target.catalog();
  for (const ModifierDefined& option : catalog.modifiers()) {
    if (option.name.starts_with("추가")) CHECK(option.group.empty());
    if (option.name.starts_with("크기")) CHECK(option.group == "크기");
  }
  const ImportReport again = import_options(target, cells);
  CHECK(again.orders == 0);
  CHECK(again.rules.count("order_contradicts_recorded") == 0);
}

TEST_CASE("a group that earlier files stated several of stays none for new options of it") {
  RememberingTarget target = shop_with_options();
  import_options(target, {"추가:샷, 추가:시럽"});
  import_options(target, {"", "추가:샷, 추가:휘핑", "추가:휘핑, 추가:펄"});
  const Catalog catalog = target.catalog();
  for (const ModifierDefined& option : catalog.modifiers()) {
    if (option.name.starts_with("추가")) CHECK(option.group.empty());
  }
}

}  // namespace dangol
