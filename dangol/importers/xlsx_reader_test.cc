#include "importers/xlsx_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importers/made_files_for_tests.h"

namespace dangol {
namespace {

struct ReadSheet {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> faults;
  std::string error;
};

ReadSheet read_sheet(const std::filesystem::path& file) {
  ReadSheet all;
  auto rows = open_xlsx(file);
  if (!rows) return {{}, {}, rows.error().message};
  Row row;
  while (true) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) all.error = more.error().message;
    if (!more || !*more) return all;
    if (row.fault) {
      all.faults.emplace_back(row.fault->reason);
    } else {
      all.rows.emplace_back(row.cells.begin(), row.cells.end());
    }
  }
}

}  // namespace

TEST_CASE("a sheet's texts, numbers, dates and gaps come out as Excel shows them") {
  const TemporaryFolder folder;
  const ReadSheet all = read_sheet(zipped(
      folder,
      workbook(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a&amp;b</t></is></c></row>)"
          R"(<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>38.700000000000003</v></c><c r="C3" s="1"><v>43556</v></c></row>)"
          R"(<row r="4"><c r="A4" s="2"><v>45352.5</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="str"><f>1+1</f><v>2</v></c></row>)")));
  CHECK(all.error.empty());
  REQUIRE(all.rows.size() == 3);
  CHECK(all.rows[0] == std::vector<std::string>{"이름", "", "a&b"});
  CHECK(all.rows[1] == std::vector<std::string>{"김단골", "38.7", "2019-04-01"});
  CHECK(all.rows[2] == std::vector<std::string>{"2024-03-01T12:00:00", "TRUE", "2"});
}

TEST_CASE("shared strings that are not there make the row faulty") {
  const TemporaryFolder folder;
  const ReadSheet all = read_sheet(zipped(
      folder, workbook(R"(<row r="1"><c r="A1" t="s"><v>99</v></c></row><row r="2"><c r="A2" t="s"><v>-1</v></c></row>)"
                       R"(<row r="3"><c r="ZZZZ1"><v>1</v></c></row><row r="4"><c r="XFD4"><v>1</v></c></row>)")));
  CHECK(all.faults == std::vector<std::string>{"bad_shared_string", "bad_shared_string", "bad_cell_reference"});
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].size() == most_columns);
}

TEST_CASE("document types, too many rows, names that lead out and damage are refused") {
  const TemporaryFolder folder;
  WorkbookParts parts = workbook("");
  parts["xl/sheet1.xml"] = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>";
  CHECK(read_sheet(zipped(folder, parts)).error.find("document type") != std::string::npos);
  CHECK(read_sheet(zipped(folder, workbook(R"(<row r="1048577"><c><v>1</v></c></row>)"))).error.find("1,048,576") !=
        std::string::npos);
  parts = workbook("");
  parts["../outside"] = "x";
  CHECK(read_sheet(zipped(folder, parts)).error.find("lead out") != std::string::npos);
  std::string bytes;
  zipped(folder, workbook(R"(<row r="1"><c><v>1</v></c></row>)"));
  bytes = folder.read("book.xlsx");
  CHECK(!read_sheet(folder.write("cut.xlsx", bytes.substr(0, bytes.size() / 2))).error.empty());
}

namespace {

// 70 MiB of honest rows that fit into less than a hundredth of it.
WorkbookParts bomb() {
  std::string rows;
  while (rows.size() < 70 * 1024 * 1024) rows += R"(<row><c><v>)" + std::string(1000, '1') + "</v></c></row>";
  return workbook(rows);
}

void put32(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
}

// The workbook with what a header field says of one entry changed, in the list of entries and in the entry itself.
// `offset`: of the field in the list's header (APPNOTE 4.3.12); in the entry's own it stands two bytes earlier.
std::string with_field(std::string bytes, const std::string& entry, std::size_t offset, std::uint32_t value) {
  const std::string list_header = "PK\x01\x02";
  for (std::size_t at = bytes.find(list_header); at != std::string::npos; at = bytes.find(list_header, at + 1)) {
    constexpr std::size_t name_in_list = 46;
    if (bytes.compare(at + name_in_list, entry.size(), entry) == 0) put32(bytes, at + offset, value);
  }
  const std::string own_header = "PK\x03\x04";
  for (std::size_t at = bytes.find(own_header); at != std::string::npos; at = bytes.find(own_header, at + 1)) {
    constexpr std::size_t own_name = 30;
    if (bytes.compare(at + own_name, entry.size(), entry) == 0) put32(bytes, at + offset - 2, value);
  }
  return bytes;
}
constexpr std::size_t crc_field = 16;
constexpr std::size_t size_field = 24;

}  // namespace

TEST_CASE(
    "a workbook that unpacks to far more than an honest one is read up to the bound only, whatever size it declares") {
  const TemporaryFolder folder;
  zipped(folder, bomb());
  const std::string bytes = folder.read("book.xlsx");
  REQUIRE(bytes.size() < 1024 * 1024);
  const ReadSheet honest = read_sheet(folder.write("bomb.xlsx", bytes));
  CHECK(honest.error.find("unpacks to far more") != std::string::npos);
  CHECK(honest.rows.size() < 70'000);
  for (const std::uint32_t declared : {0U, 100U, 0xfffffff0U}) {
    CAPTURE(declared);
    const ReadSheet lying =
        read_sheet(folder.write("lie.xlsx", with_field(bytes, "xl/sheet1.xml", size_field, declared)));
    CHECK(!lying.error.empty());
    CHECK(lying.rows.size() < 70'000);
  }
}

TEST_CASE(
    "an entry whose bytes do not have the checksum that it declares is damage, found before its last row counts") {
  const TemporaryFolder folder;
  zipped(folder, workbook(R"(<row r="1"><c><v>1</v></c></row>)"));
  const std::string bytes = folder.read("book.xlsx");
  CHECK(read_sheet(folder.write("good.xlsx", bytes)).error.empty());
  for (const char* entry : {"xl/sheet1.xml", "xl/strings.xml", "xl/styles.xml", "xl/workbook.xml"}) {
    CAPTURE(entry);
    const ReadSheet bad = read_sheet(folder.write("bad.xlsx", with_field(bytes, entry, crc_field, 0x12345678)));
    CHECK(bad.error.find("the workbook is damaged") != std::string::npos);
  }
}

TEST_CASE("encrypted workbooks, entries of one name and too many entries are refused by name") {
  const TemporaryFolder folder;
  const std::string row = R"(<row r="1"><c><v>1</v></c></row>)";
  CHECK(read_sheet(zipped(folder, workbook(row), "secret")).error.find("encrypted; save it without a password") !=
        std::string::npos);
  WorkbookParts parts = workbook(row);
  parts["EncryptedPackage"] = "x";
  CHECK(read_sheet(zipped(folder, parts)).error.find("encrypted") != std::string::npos);
  parts = workbook(row);
  parts["xl/sheet2.xml"] = parts["xl/sheet1.xml"];
  zipped(folder, parts);
  std::string bytes = folder.read("book.xlsx");
  for (std::size_t at = bytes.find("sheet2.xml"); at != std::string::npos; at = bytes.find("sheet2.xml"))
    bytes[at + 5] = '1';
  CHECK(read_sheet(folder.write("two.xlsx", bytes)).error.find("repeat") != std::string::npos);
  parts = workbook(row);
  for (int i = 0; i < 10'001; ++i) parts["x/" + std::to_string(i)] = "";
  CHECK(read_sheet(zipped(folder, parts)).error.find("more parts") != std::string::npos);
}

TEST_CASE("texts that the workbook has lost, a binary workbook and no sheet are refused by name") {
  const TemporaryFolder folder;
  WorkbookParts parts = workbook(R"(<row r="1"><c t="s"><v>0</v></c></row>)");
  parts.erase("xl/strings.xml");
  CHECK(read_sheet(zipped(folder, parts)).error.find("shared strings") != std::string::npos);
  parts = workbook("");
  parts["_rels/.rels"] =
      R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>)";
  CHECK(read_sheet(zipped(folder, parts)).error.find(".xlsb") != std::string::npos);
  parts = workbook("");
  parts.erase("xl/sheet1.xml");
  CHECK(read_sheet(zipped(folder, parts)).error.find("no Excel workbook") != std::string::npos);
  parts = workbook("");
  parts["xl/_rels/workbook.xml.rels"] =
      R"(<Relationships><Relationship Id="r1" Type="x/worksheet" TargetMode="External" Target="http://example.invalid/s.xml"/></Relationships>)";
  CHECK(read_sheet(zipped(folder, parts)).error.find("no Excel workbook") != std::string::npos);
}

TEST_CASE("days of the epoch of 1904, days before it, the day that was not, hours alone") {
  const TemporaryFolder folder;
  const std::string rows = R"(<row><c s="1"><v>42094.5</v></c><c s="1"><v>-1</v></c></row>)";
  CHECK(read_sheet(zipped(folder, workbook(rows))).rows[0] == std::vector<std::string>{"2015-03-31T12:00:00", "-1"});
  WorkbookParts parts = workbook(rows);
  parts["xl/workbook.xml"] =
      R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="s" r:id="r1"/></sheets></workbook>)";
  CHECK(read_sheet(zipped(folder, parts)).rows[0] == std::vector<std::string>{"2019-04-01T12:00:00", "-1"});
  const ReadSheet odd = read_sheet(zipped(
      folder, workbook(R"(<row><c s="1"><v>60</v></c><c s="1"><v>0.75</v></c><c s="1"><v>3000000</v></c></row>)")));
  CHECK(odd.rows[0] == std::vector<std::string>{"60", "18:00:00", "3000000"});
}

TEST_CASE("formulas' errors keep their words, joined cells are their first one, a hidden sheet is passed over") {
  const TemporaryFolder folder;
  const ReadSheet all = read_sheet(zipped(
      folder,
      workbook(
          R"(<row r="1"><c r="A1" t="inlineStr"><is><t>2026</t></is></c><c r="B1"/><c r="C1"/></row>)"
          R"(<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>1+1</f></c></row>)")));
  CHECK(all.rows == std::vector<std::vector<std::string>>{{"2026", "", ""}, {"#DIV/0!", "#N/A", ""}});
  WorkbookParts parts = workbook(R"(<row><c><v>1</v></c></row>)");
  parts["xl/workbook.xml"] =
      R"(<workbook><sheets><sheet name="h" state="hidden" r:id="r9"/><sheet name="s" r:id="r1"/></sheets></workbook>)";
  CHECK(read_sheet(zipped(folder, parts)).rows.size() == 1);
}

}  // namespace dangol
