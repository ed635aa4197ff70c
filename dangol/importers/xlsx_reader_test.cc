#include "importers/xlsx_reader.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>
#include <string>
#include <vector>

#include "importers/temporary_folder_for_tests.h"

namespace dangol {
namespace {

using Parts = std::map<std::string, std::string>;

Parts workbook(const std::string& sheet_rows) {
  return {{"_rels/.rels", R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
          {"xl/workbook.xml", R"(<workbook><workbookPr/><sheets><sheet name="s" r:id="r1"/></sheets></workbook>)"},
          {"xl/_rels/workbook.xml.rels",
           R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/>)"
           R"(<Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/>)"
           R"(<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>)"},
          {"xl/strings.xml", "<sst><si><t>이름</t></si><si><r><t>김</t></r><r><t>단골</t></r><rPh><t>KIM</t></rPh></si></sst>"},
          {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>)"
                            R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
          {"xl/sheet1.xml", "<worksheet><sheetData>" + sheet_rows + "</sheetData></worksheet>"}};
}

std::filesystem::path zipped(const TemporaryFolder& folder, const Parts& parts) {
  const std::filesystem::path file = folder.path() / "book.xlsx";
  int status = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &status);
  for (const auto& [name, text] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
  }
  zip_close(archive);
  return file;
}

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
  const ReadSheet all = read_sheet(zipped(folder, workbook(
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
  const ReadSheet all = read_sheet(zipped(folder, workbook(
      R"(<row r="1"><c r="A1" t="s"><v>99</v></c></row><row r="2"><c r="A2" t="s"><v>-1</v></c></row>)"
      R"(<row r="3"><c r="ZZZZ1"><v>1</v></c></row><row r="4"><c r="XFD4"><v>1</v></c></row>)")));
  CHECK(all.faults == std::vector<std::string>{"bad_shared_string", "bad_shared_string", "bad_cell_reference"});
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].size() == most_columns);
}

TEST_CASE("document types, too many rows, names that lead out, bombs and damage are refused") {
  const TemporaryFolder folder;
  Parts parts = workbook("");
  parts["xl/sheet1.xml"] = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>";
  CHECK(read_sheet(zipped(folder, parts)).error.find("document type") != std::string::npos);
  CHECK(read_sheet(zipped(folder, workbook(R"(<row r="1048577"><c><v>1</v></c></row>)"))).error.find("1,048,576") != std::string::npos);
  parts = workbook("");
  parts["../outside"] = "x";
  CHECK(read_sheet(zipped(folder, parts)).error.find("lead out") != std::string::npos);
  parts = workbook("");
  parts["xl/sheet1.xml"] = "<worksheet>" + std::string(70 * 1024 * 1024, ' ') + "</worksheet>";
  CHECK(!read_sheet(zipped(folder, parts)).error.empty());
  std::string bytes;
  zipped(folder, workbook(R"(<row r="1"><c><v>1</v></c></row>)"));
  bytes = folder.read("book.xlsx");
  CHECK(!read_sheet(folder.write("cut.xlsx", bytes.substr(0, bytes.size() / 2))).error.empty());
}

}  // namespace dangol
