// What shops' files hold that they should not: each is refused with words that help, or its row is, and nothing else is
// lost.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>

#include "importers/import.h"
#include "importers/import_target_for_tests.h"
#include "importers/made_files_for_tests.h"

namespace dangol {
namespace {

const Instant import_time{date::sys_days{date::year{2026} / 9 / 1}};

struct Tried {
  std::string error;  // empty: it was imported
  ImportReport report;
  std::vector<std::string> rejects;  // "row,field,reason"
  RememberingTarget target;
};

// `zone`: the shop's.
Tried try_import(const TemporaryFolder& folder, const std::filesystem::path& file,
                 const std::string& zone = "Asia/Seoul") {
  Tried tried;
  tried.target.founded.zone = zone;
  ImportRequest request;
  request.files = {file};
  request.now = import_time;
  request.rejects = folder.path() / "rejects.txt";
  const Result<ImportReport> report = import_files(request, tried.target);
  if (!report) {
    tried.error = report.error().message;
    return tried;
  }
  tried.report = *report;
  CHECK(report->rows_read == report->rows_accepted + report->rows_rejected);
  const std::string told = folder.read("rejects.txt");
  const std::string name = file.filename().string() + ',';
  for (std::size_t at = told.find(name); at != std::string::npos; at = told.find(name, at + 1)) {
    if (told[at - 1] != '\n') continue;
    std::size_t end = at + name.size();
    for (int commas = 0; commas < 3; ++end) commas += told[end] == ',';
    tried.rejects.push_back(told.substr(at + name.size(), end - 1 - at - name.size()));
  }
  return tried;
}

Tried try_text(const std::string& text, const std::string& zone = "Asia/Seoul") {
  const TemporaryFolder folder;
  return try_import(folder, folder.write("shop.csv", text), zone);
}

Tried try_orders(const std::string& rows, const std::string& zone = "Asia/Seoul") {
  return try_text("order_id,date,customer_id,item,quantity,amount\n" + rows, zone);
}

using Lines = std::vector<std::string>;

const std::string person = "김단골,010-1234-5678";
const std::string customers = "이름,전화번호\n" + person + "\n";

std::vector<Profile> profiles_of(const Tried& tried) {
  std::vector<Profile> profiles;
  for (const Event* event : tried.target.of_kind<CustomerRegistered>()) {
    profiles.push_back(std::get<CustomerRegistered>(event->body).profile);
  }
  return profiles;
}

}  // namespace

TEST_CASE("a file that is no table is refused with words that help; nothing is recorded, nothing personal is said") {
  struct Bad {
    std::string name;
    std::string bytes;
    std::string said;
  };
  using namespace std::string_literals;
  const std::vector<Bad> files{
      {"empty.csv", "", "is empty"},
      {"mark.csv", "\xef\xbb\xbf", "is empty"},
      {"blank.csv", "\n\r\n\n", "is empty"},
      {"old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + customers, "old Excel workbook (.xls) or an encrypted one"},
      {"page.xls", "<html><table><tr><td>" + customers, "web page"},
      {"page.csv", "\xef\xbb\xbf  <!DOCTYPE html>" + customers, "web page"},
      {"scan.csv", "%PDF-1.7\n" + customers, "a PDF"},
      {"four.csv", "\xff\xfe\0\0a\0\0\0"s, "UTF-32"},
      {"caret.csv", "이름^전화번호\n김단골^010-1234-5678\n", "no mapping knows these columns"},
      {"wide.csv", "이름，전화번호\n김단골，010-1234-5678\n", "full-width commas"},
      {"other.csv", "성함,비고\n" + person + "\n", "no mapping knows these columns"},
      {"none.csv", person + "\n" + person + "\n", "the first row is data"},
      {"none.txt", "1808\t21-07-2015\tfruit\n1809\t22-07-2015\tbread\n", "the first row is data"},
      {"twice.csv", "이름,전화번호,전화번호\n" + person + ",\n", "two columns have the same header"},
      {"cut.csv.gz", gzip(customers).substr(0, 30), "ends in the middle"},
      {"long.csv", customers + std::string(100'000'000, 'x'), "longer than 8 MiB"},
      {"quote.csv", customers + "\"김" + std::string(100'000'000, 'x'), "column 1 is never closed"},
      {"zeros.csv.gz", gzip(std::string(50'000'000, '\0')), "longer than 8 MiB"},
      {"lines.csv.gz", gzip(customers + std::string(2'000'000, '\n')), "blank lines"},
      {"any.zip", "PK\x05\x06" + std::string(18, '\0'), "no Excel workbook"},
  };
  for (const Bad& file : files) {
    const TemporaryFolder folder;
    CAPTURE(file.name);
    const Tried tried = try_import(folder, folder.write(file.name, file.bytes));
    CAPTURE(tried.error);
    CHECK(tried.error.find(file.said) != std::string::npos);
    CHECK(tried.error.ends_with(file.name));
    CHECK(tried.error.find("김") == std::string::npos);
    CHECK(tried.error.find("5678") == std::string::npos);
    CHECK(tried.target.events.empty());
  }
}

TEST_CASE("a header and nothing else is an import of nothing") {
  const Tried tried = try_text("이름,전화번호\n");
  CHECK(tried.error.empty());
  CHECK(tried.report.rows_read == 0);
}

TEST_CASE("a file that changes while it is read is refused whole; when it is complete it is imported") {
  for (const bool grows : {true, false}) {
    CAPTURE(grows);
    const TemporaryFolder folder;
    std::string text = "order_id,date,item,quantity,amount\n";
    for (int i = 0; i < 60'000; ++i) text += std::to_string(i) + ",2026-08-01,Latte,1,4500\n";
    const std::filesystem::path file = folder.write("growing.csv", text);
    RememberingTarget target;
    ImportRequest request;
    request.files = {file};
    request.now = import_time;
    request.on_progress = [&](const ImportProgress&) {
      if (grows) std::ofstream(file, std::ios::app) << "99999,2026-08-01,Latte,1,4500\n";
      if (!grows) std::filesystem::resize_file(file, text.size() - 10);
      return true;
    };
    const auto report = import_files(request, target);
    REQUIRE(!report);
    CHECK(report.error().code == ErrorCode::unavailable);
    CHECK(report.error().message.find("changed while it was read") != std::string::npos);
    CHECK(target.events.empty());
    request.on_progress = nullptr;
    CHECK(import_files(request, target));
    CHECK(!target.events.empty());
  }
}

TEST_CASE("a folder with what is no table: every file of it is told, none stops the others") {
  const TemporaryFolder folder;
  folder.write(".DS_Store", "Bud1");
  folder.write("고객 명단 2026.csv", customers);
  folder.write("scan.pdf", "%PDF-1.7");
  folder.write("wrong.csv", "a,b\n1,2\n");
  std::filesystem::create_directory(folder.path() / "inside");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  std::filesystem::create_symlink("고객 명단 2026.csv", folder.path() / "link.csv");
  RememberingTarget target;
  ImportRequest request;
  request.files = {folder.path()};
  request.now = import_time;
  const auto report = import_files(request, target);
  REQUIRE(report);
  CHECK(report->customers == 1);
  Lines names;
  for (const std::string& skipped : report->skipped_files) names.push_back(skipped.substr(0, skipped.find(':')));
  std::ranges::sort(names);
  CHECK(names == Lines{"inside", "link.csv", "pipe", "scan.pdf", "wrong.csv"});
}

TEST_CASE("a row that cannot be used is named with its row, field and reason; the others are imported") {
  const Tried tried = try_orders(
      "1,2026-08-01,,Latte,1,4500\n"
      "2,2026-08-01,,Latte,-1,-4500\n"
      "3,2026-08-01,,Latte,1,-4500\n"
      "4,2026-08-01,,Latte,1,\"4,50\"\n"
      "5,2026-08-01,,Latte,\"1,5\",4500\n"
      "6,1900-01-01,,Latte,1,4500\n"
      "7,2099-01-01,,Latte,1,4500\n"
      "8,2026-09-03,,Latte,1,4500\n"
      "9,2026-02-29,,Latte,1,4500\n"
      "10,2026-08-01,,#N/A,1,4500\n"
      "11,#REF!,,Latte,1,4500\n"
      "12,2026-08-01,,Latte,1,#DIV/0!\n"
      "13,2026-08-01,,Latte,1,9223372036854775808\n"
      "14,2026-08-01,,Latte,1,NaN\n"
      "15,2026-08-01,,Latte,1,1e309\n"
      "16,2026-08-01,,Latte,0.1,450\n"
      "17,2026-08-01,,,1,4500\n"
      "18,2026-08-01,,Latte,1,4500,extra\n"
      "19,2026-08-01\n"
      "8.21E+11,2026-08-01,,Latte,1,4500\n"
      "21,２０２６-０８-０１,,Latte,１,４５００\n");
  CHECK(tried.error.empty());
  const Lines expected{"3,quantity,negative_quantity",
                       "5,amount,not_an_amount",
                       "6,quantity,not_a_quantity",
                       "7,date,too_long_ago",
                       "8,date,in_the_future",
                       "9,date,in_the_future",
                       "10,date,no_such_day",
                       "11,item_name,formula_error",
                       "12,date,formula_error",
                       "13,amount,formula_error",
                       "14,amount,too_large",
                       "15,amount,not_an_amount",
                       "16,amount,not_an_amount",
                       "18,item_name,empty",
                       "19,,too_many_cells",
                       "20,,too_few_cells",
                       "21,,number_mangled"};
  CHECK(tried.rejects == expected);
  CHECK(tried.report.orders == 4);
  CHECK(tried.report.rules.at("negative_amount") == 1);
}

TEST_CASE("bytes that are no text reject their row only, in every encoding") {
  const TemporaryFolder folder;
  std::string rows = "이름,전화번호\n";
  for (int i = 0; i < 50; ++i) rows += "이하나,010-2222-" + std::to_string(1000 + i) + "\n";
  const std::string before = converted(rows, "CP949");
  const Tried korean = try_import(
      folder, folder.write("k.csv", before + "\xb1\xe8\xb4\x20\xff,010-3333-4444\n" + "ab,010-3333-5555\n\xb1"));
  CHECK(korean.error.empty());
  CHECK(korean.rejects == Lines{"52,column 1,not_text", "54,column 1,not_text"});
  CHECK(korean.report.customers == 51);
  const Tried odd = try_import(
      folder, folder.write("odd.csv", "\xff\xfe" + converted(rows + "김,010-3333-6666\n", "UTF-16LE") + "a"));
  CHECK(odd.error.empty());
  CHECK(odd.rejects == Lines{"53,column 1,not_text"});
  CHECK(odd.report.customers == 51);
  const Tried zero = try_text(rows + std::string("a\0b,010-3333-7777\n", 18) + "c,010-3333-8888\n");
  CHECK(zero.rejects == Lines{"52,column 1,zero_byte"});
  CHECK(zero.report.customers == 51);
  const Tried open = try_text(rows + "c,\"010-3333-9999\n");
  CHECK(open.rejects == Lines{"52,column 2,quote_never_closed"});
}

TEST_CASE("line ends of three kinds in one file, and a title above the columns whatever separates them") {
  CHECK(try_text("이름,전화번호\r\n가나,010-1111-2222\n다라,010-1111-3333\r마바,010-1111-4444\r\n").report.customers ==
        3);
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::string text = "회원 명단, 2026년 8월\n\n이름,전화번호,메모\n가나,010-1111-2222,\n다라,010-1111-3333,\n";
    std::replace(text.begin() + 28, text.end(), ',', delimiter);
    CAPTURE(text);
    const Tried tried = try_text(text);
    CHECK(tried.error.empty());
    CHECK(tried.report.customers == 2);
  }
  CHECK(try_text("order_id;date;item;quantity;amount\n1;2026-08-01;Latte;1,5;4,50\n").rejects ==
        Lines{"2,quantity,not_a_quantity"});
}

TEST_CASE("hours that a clock change skipped or repeated become one moment; offsets of their own day hold") {
  const auto moments = [](const Tried& tried) {
    Lines texts;
    for (const Event* event : tried.target.of_kind<OrderPlaced>()) texts.push_back(Zone::utc().format(event->at));
    return texts;
  };
  CHECK(moments(try_orders("1,2019-03-10 02:30,,Latte,1,4500\n2,2019-11-03 01:30,,Latte,1,4500\n",
                           "America/New_York")) == Lines{"2019-03-10T07:00:00+00:00", "2019-11-03T05:30:00+00:00"});
  CHECK(moments(try_orders("1,1988-05-08 02:30,,Latte,1,4500\n2,1988-07-01 12:00,,Latte,1,4500\n")) ==
        Lines{"1988-05-07T17:00:00+00:00", "1988-07-01T02:00:00+00:00"});
}

TEST_CASE("years of two digits are of this century up to this year") {
  const Tried tried = try_orders("1,26/08/01,,Latte,1,4500\n2,27/08/01,,Latte,1,4500\n3,99/08/31,,Latte,1,4500\n");
  CHECK(tried.rejects == Lines{"3,date,too_long_ago"});
  CHECK(tried.target.of_kind<OrderPlaced>().front()->at < import_time - date::years{26});
}

TEST_CASE("day numbers of a spreadsheet in a text file are dates, and counted") {
  const Tried tried = try_orders("1,46235,,Latte,1,4500\n2,46235.5,,Latte,1,4500\n");
  CHECK(tried.report.orders == 2);
  CHECK(tried.report.rules.at("excel_serial_date") == 2);
}

TEST_CASE("numbers that a spreadsheet has rounded identify nobody") {
  const Tried orders = try_orders(
      "1,2026-08-01,8.21E+11,Latte,1,4500\n2,2026-08-01,8.21E+11,Latte,1,4500\n3,2026-08-01,77,Latte,1,4500\n");
  CHECK(orders.report.orders == 3);
  CHECK(orders.report.customers == 1);
  CHECK(orders.report.rules.at("guest_number_mangled") == 2);
  CHECK(orders.report.rules.at("walk_in") == 2);
  const Tried people = try_text(
      "이름,전화번호,고객번호,회원번호\n가나,010-1111-2222,8.21E+11,\n다라,010-1111-3333,,1.23457e+15\n마바,8.21E+11,9,"
      "\n사아,1012345678,10,\n");
  CHECK(people.rejects ==
        Lines{"2,customer,number_mangled", "3,loyalty_number,number_mangled", "4,phone,number_mangled"});
  CHECK(people.report.rules.at("phone_zero_restored") == 1);
  const Tried items =
      try_text("order_id,date,item_code,item_name,quantity,amount\n1,2026-08-01,8.80123E+12,Latte,1,4500\n");
  CHECK(items.rejects == Lines{"2,item,number_mangled"});
}

TEST_CASE("a formula's error where nothing is needed is nothing, and counted") {
  const Tried tried = try_orders("1,2026-08-01,#N/A,Latte,1,4500\n2,2026-08-01,#N/A,Latte,1,4500\n");
  CHECK(tried.report.orders == 2);
  CHECK(tried.report.customers == 0);
  CHECK(tried.report.rules.at("formula_error") == 2);
  CHECK(tried.report.rules.at("walk_in") == 2);
}

TEST_CASE("names as people have them, and cells that are none") {
  const std::string nfd = "\xe1\x84\x80\xe1\x85\xb5\xe1\x86\xb7";  // 김 as three letters
  const Tried tried =
      try_text("이름,전화번호\n" + nfd +
               ",010-1111-0001\n뷁쀍,010-1111-0002\nO'Neil-Øre,010-1111-0003\n,010-1111-0004\n\u3164,010-1111-0005\n"
               "NULL,010-1111-0006\n0,010-1111-0007\n010-9999-8888,010-1111-0008\n=cmd|'/C "
               "calc'!A0,010-1111-0009\n900101-1234567,010-1111-0010\n"
               "이 철수 ,010-1111-0011\n" +
               std::string(300, 'x') + ",010-1111-0012\n김\u200b하늘,010-1111-0013\n");
  CHECK(tried.rejects == Lines{"11,name,identity_number", "13,name,too_long"});
  const auto profiles = profiles_of(tried);
  REQUIRE(profiles.size() == 11);
  CHECK(profiles[0].name == "김");
  CHECK(profiles[1].name == "뷁쀍");
  CHECK(profiles[3].name.empty());
  CHECK(profiles[4].name.empty());
  CHECK(profiles[5].name.empty());
  CHECK(profiles[9].name == "이 철수");
  CHECK(profiles[10].name == "김하늘");
}

TEST_CASE("the same name ten thousand times is as many people, the same phone one") {
  std::string text = "이름,전화번호\n";
  for (int i = 0; i < 10'000; ++i) text += "김단골,010-1111-" + std::to_string(1000 + i % 5000) + "\n";
  const Tried tried = try_text(text);
  CHECK(tried.report.customers == 5'000);
  CHECK(tried.report.rules.at("customer_repeats") == 5'000);
}

TEST_CASE("spellings that differ in spaces and case are one item, named as most write it") {
  const Tried tried = try_orders(
      "1,2026-08-01,,CORTADO,1,1\n2,2026-08-01,,\"  Cortado\",1,1\n3,2026-08-01,,Cortado,1,1\n4,2026-08-01,,Cortado "
      ",1,1\n"
      "5,2026-08-01,,Cortado,1,1\n");
  const auto items = tried.target.of_kind<ItemDefined>();
  REQUIRE(items.size() == 1);
  CHECK(std::get<ItemDefined>(items[0]->body).name == "Cortado");
  CHECK(tried.report.rules.at("item_name_trimmed") == 2);
  CHECK(tried.report.rules.at("item_name_case_unified") == 1);
}

TEST_CASE("dates of birth that are none, of tomorrow, of children, of the moon") {
  const Tried tried = try_text(
      "이름,전화번호,생일\n가,010-1111-0001,1900-02-29\n나,010-1111-0002,0000-00-00\n다,010-1111-0003,9999-12-31\n"
      "라,010-1111-0004,1800-01-01\n마,010-1111-0005,2026-09-02\n바,010-1111-0006,음력 4월 "
      "15일\n사,010-1111-0007,2000-02-29\n"
      "아,010-1111-0008,85.3.1\n자,010-1111-0009,2015-01-01\n");
  CHECK(tried.rejects == Lines{"2,birth_date,no_such_day", "4,birth_date,no_such_day", "5,birth_date,too_long_ago",
                               "6,birth_date,in_the_future", "7,birth_date,lunar_date", "10,birth_date,under_14"});
  CHECK(tried.report.customers == 3);
}

TEST_CASE("what is read of gzip and of workbooks shows in the progress, and so does what is recorded") {
  const TemporaryFolder folder;
  std::string text = "order_id,date,item,quantity,amount\n";
  std::string sheet;
  for (const char* header : {"order_id", "date", "item", "quantity", "amount"}) {
    sheet += std::string("<c t=\"str\"><v>") + header + "</v></c>";
  }
  sheet = "<row>" + sheet + "</row>";
  for (int i = 0; i < 30'000; ++i) {
    const std::string number = std::to_string(i * 7919 % 30'000);
    text += number + ",2026-08-01,Latte,1,4500\n";
    sheet += "<row><c><v>" + number +
             R"(</v></c><c s="1"><v>46235</v></c><c t="str"><v>Latte</v></c><c><v>1</v></c><c><v>4500</v></c></row>)";
  }
  for (const auto& file : {folder.write("o.csv.gz", gzip(text)), zipped(folder, workbook(sheet))}) {
    CAPTURE(file);
    RememberingTarget target;
    std::vector<ImportProgress> seen;
    ImportRequest request;
    request.files = {file};
    request.now = import_time;
    request.on_progress = [&](const ImportProgress& progress) {
      seen.push_back(progress);
      return true;
    };
    const auto report = import_files(request, target);
    REQUIRE(report);
    CHECK(report->orders == 30'000);
    const std::uint64_t size = std::filesystem::file_size(file);
    const auto reading = std::ranges::count_if(
        seen, [&](const ImportProgress& at) { return at.bytes_read > 0 && at.bytes_read < size; });
    CHECK(reading >= 3);
    CHECK(std::ranges::is_sorted(seen, {}, &ImportProgress::bytes_read));
    CHECK(std::ranges::all_of(
        seen, [&](const ImportProgress& at) { return at.bytes_total == size && at.bytes_read <= size; }));
    CHECK(std::ranges::count_if(
              seen, [](const ImportProgress& at) { return at.orders > 0 && at.orders < at.orders_total; }) >= 3);
    CHECK(seen.back().orders == 30'000);
    CHECK(seen.back().orders_total == 30'000);
  }
}

}  // namespace dangol
