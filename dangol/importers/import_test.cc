// Whole imports of small files, one trap each.
#include "importers/import.h"

#include <doctest/doctest.h>

#include "importers/import_target_for_tests.h"
#include "importers/mapping.h"
#include "importers/mapping_texts.h"
#include "importers/temporary_folder_for_tests.h"

namespace dangol {
namespace {

const Instant now{date::sys_days{date::year{2026} / 9 / 1}};

ImportRequest request_for(const std::filesystem::path& file) {
  ImportRequest request;
  request.files = {file};
  request.now = now;
  return request;
}

ImportReport import(RememberingTarget& target, const ImportRequest& request) {
  const Result<ImportReport> report = import_files(request, target);
  if (!report) FAIL(report.error().message);
  CHECK(report->rows_read == report->rows_accepted + report->rows_rejected);
  return *report;
}

constexpr std::string_view orders_text =
    "주문번호,주문일시,상품명,옵션,수량,금액,고객명,전화번호\n"
    "1,2026-08-20 08:40,아이스 아메리카노,얼음:적게,1,\"4,500\",김단골,010-1234-5678\n"
    "2,2026-08-20 08:30,라떼,,1,5000,,\n"
    "1,2026-08-20 08:40,크림빵,,2,6000,김단골,010-1234-5678\n"
    "3,2026-08-21 08:40,라떼,,0,5000,,\n";

}  // namespace

TEST_CASE("every built-in mapping is sound") { CHECK(built_in_mappings().size() == mapping_texts().size()); }

TEST_CASE(
    "lines of one receipt become one order, orders come in the order of time, bad rows go to the file of rejects") {
  const TemporaryFolder folder;
  RememberingTarget target;
  ImportRequest request = request_for(folder.write("orders.csv", orders_text));
  request.rejects = folder.path() / "rejects.csv";
  const ImportReport report = import(target, request);
  CHECK(report.rows_read == 4);
  CHECK(report.rows_rejected == 1);
  CHECK(report.orders == 2);
  CHECK(report.customers == 1);
  const auto orders = target.of_kind<OrderPlaced>();
  REQUIRE(orders.size() == 2);
  CHECK(orders[0]->at < orders[1]->at);
  CHECK(!orders[0]->customer);
  CHECK(std::get<OrderPlaced>(orders[1]->body).lines.size() == 2);
  const auto registered = target.of_kind<CustomerRegistered>();
  REQUIRE(registered.size() == 1);
  CHECK(std::get<CustomerRegistered>(registered[0]->body).profile.phone == "01012345678");
  CHECK(folder.read("rejects.csv").find("orders.csv,5,quantity,zero_quantity,") != std::string::npos);
  const ImportReport again = import(target, request);
  CHECK(again.already_known == 3);
  CHECK(again.orders == 0);
}

TEST_CASE("customers: health columns are not read, children and bad numbers are refused, the erased do not come back") {
  const TemporaryFolder folder;
  RememberingTarget target;
  const ImportRequest request = request_for(
      folder.write("customers.csv",
                   "이름,전화번호,생일,알레르기\n김단골,1012345678,1990-02-28,딸기\n이아이,010-2222-3333,2020-01-01,\n"
                   "박둘,010-1111-2222 / 010-3333-4444,,\n최삼,010-4444-5555,0000-00-00,\n"));
  const ImportReport report = import(target, request);
  CHECK(report.customers == 2);
  CHECK(report.rows_rejected == 2);
  CHECK(report.rules.at("health_column_refused") == 1);
  CHECK(report.rules.at("phone_zero_restored") == 1);
  CHECK(report.rules.at("zero_date_blank") == 1);
  RememberingTarget after_erasure;
  for (const Event* event : target.of_kind<CustomerRegistered>()) after_erasure.erased.insert(event->customer);
  const ImportReport erased = import(after_erasure, request);
  CHECK(erased.customers == 0);
  CHECK(erased.rules.at("erased_before") == 2);
}

TEST_CASE("what the shop would refuse is refused row by row: huge amounts, identity numbers for names") {
  const TemporaryFolder folder;
  RememberingTarget target;
  const ImportReport orders =
      import(target, request_for(folder.write("orders.csv",
                                              "order_id,date,customer_name,phone,item,quantity,amount\n"
                                              "1,2026-08-01,,,Latte,1,9007199254740993\n3,2026-08-01,,,Latte,1000001,"
                                              "1\n2,2026-08-01,900101-1234567,010-2222-3333,Latte,1,4500\n")));
  CHECK(orders.rows_rejected == 2);
  CHECK(orders.orders == 1);
  CHECK(orders.rules.at("identity_number_left_out") == 1);
  const ImportReport people =
      import(target, request_for(folder.write("customers.csv",
                                              "이름,전화번호\n900101-1234567,010-4444-5555\n김단골,010-6666-7777\n")));
  CHECK(people.rows_rejected == 1);
  CHECK(people.customers == 1);
  for (const Event* event : target.of_kind<CustomerRegistered>()) {
    CHECK(std::get<CustomerRegistered>(event->body).profile.name.find("1234567") == std::string::npos);
  }
}

TEST_CASE("sorting on disk gives what sorting in memory gives") {
  const TemporaryFolder folder;
  std::string text = "order_id,date,item,quantity,amount\n";
  for (int i = 0; i < 5000; ++i) {
    text += std::to_string(i * 7919 % 2500) + ",2026-08-" + std::to_string(i * 7919 % 2500 % 28 + 1) + ",Latte,1," +
            std::to_string(i) + "\n";
  }
  const std::filesystem::path file = folder.write("o.csv", text);
  RememberingTarget whole;
  RememberingTarget spilled;
  ImportRequest request = request_for(file);
  import(whole, request);
  request.sort_memory = 20'000;
  request.scratch = folder.path();
  import(spilled, request);
  const auto a = whole.of_kind<OrderPlaced>();
  const auto b = spilled.of_kind<OrderPlaced>();
  REQUIRE(a.size() == 2500);
  REQUIRE(b.size() == 2500);
  for (std::size_t i = 0; i < a.size(); ++i) CHECK((a[i]->key == b[i]->key && a[i]->body == b[i]->body));
}

TEST_CASE("stopped, it can be run again; a file that cannot be read to its end leaves nothing behind") {
  const TemporaryFolder folder;
  RememberingTarget target;
  ImportRequest request = request_for(folder.write("orders.csv", orders_text));
  request.on_progress = [](const ImportProgress&) { return false; };
  const Result<ImportReport> stopped = import_files(request, target);
  REQUIRE(stopped);
  CHECK(stopped->stopped);
  request.on_progress = nullptr;
  CHECK(import(target, request).orders == 2);
  RememberingTarget empty;
  const std::string endless = std::string(orders_text) + "4,2026-08-21,\"" + std::string(9'000'000, 'x');
  CHECK(!import_files(request_for(folder.write("endless.csv", endless)), empty));
  CHECK(empty.events.empty());
}

TEST_CASE("a shop with orders in won does not take dollars") {
  const TemporaryFolder folder;
  RememberingTarget target;
  import(target, request_for(folder.write("orders.csv", orders_text)));
  const auto refused = import_files(
      request_for(folder.write(
          "burrito.tsv",
          "order_id\tquantity\titem_name\tchoice_description\titem_price\n1\t1\tIzze\t[Clementine]\t$3.39 \n")),
      target);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::conflict);
}

TEST_CASE("a proposal can be read as a mapping and says why") {
  const TemporaryFolder folder;
  const auto text = propose_mapping(folder.write("x.csv", "성함,연락 번호,알레르기\n김단골,010-1234-5678,딸기\n"));
  REQUIRE(text);
  CHECK(text->find("phone = \"연락 번호\"  # its cells are phone numbers") != std::string::npos);
  CHECK(text->find("health_column_refused") != std::string::npos);
  CHECK(parse_mapping(*text));
  const auto no_item = propose_mapping(folder.write("y.csv", "수량,비고\n1,\n"));
  REQUIRE(no_item);
  CHECK(no_item->find("# Which column says what was sold?") != std::string::npos);
  const auto no_header = propose_mapping(folder.write("z.csv", "김단골,010-1234-5678\n"));
  REQUIRE(!no_header);
  CHECK(no_header.error().message.find("김단골") == std::string::npos);
}

TEST_CASE("a mapping that does not fit says which columns it misses") {
  const TemporaryFolder folder;
  RememberingTarget target;
  ImportRequest request = request_for(folder.write("customers.csv", "이름,전화번호\n김단골,010-1234-5678\n"));
  request.mapping = "burrito";
  const auto report = import_files(request, target);
  REQUIRE(!report);
  CHECK(report.error().message.find(
            "the mapping burrito needs columns that the file does not have: orderid, quantity") != std::string::npos);
}

}  // namespace dangol
