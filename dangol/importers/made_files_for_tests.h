// Files as tests make them: gzip, other encodings, workbooks with whatever inside.
#pragma once

#include <iconv.h>
#include <zip.h>
#include <zlib.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "importers/temporary_folder_for_tests.h"

namespace dangol {

inline std::string converted(std::string_view utf8, const char* to) {
  iconv_t handle = ::iconv_open(to, "UTF-8");
  std::string in(utf8);
  std::string out(in.size() * 4 + 16, '\0');
  char* from = in.data();
  std::size_t left = in.size();
  char* into = out.data();
  std::size_t room = out.size();
  ::iconv(handle, &from, &left, &into, &room);
  ::iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

inline std::string gzip(std::string_view text) {
  std::string out(text.size() + 1024, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string in(text);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

using WorkbookParts = std::map<std::string, std::string>;  // by entry name

// One sheet with these rows; its shared strings are 이름 and 김단골, its styles a number, a date, a date of its own.
inline WorkbookParts workbook(const std::string& sheet_rows) {
  return {
      {"_rels/.rels",
       R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml", R"(<workbook><workbookPr/><sheets><sheet name="s" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/>)"
                                     R"(<Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/>)"
                                     R"(<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>)"},
      {"xl/strings.xml",
       "<sst><si><t>이름</t></si><si><r><t>김</t></r><r><t>단골</t></r><rPh><t>KIM</t></rPh></si></sst>"},
      {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>)"
                        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
      {"xl/sheet1.xml", "<worksheet><sheetData>" + sheet_rows + "</sheetData></worksheet>"}};
}

// `password`: every entry is encrypted with it; empty: none is.
inline std::filesystem::path zipped(const TemporaryFolder& folder, const WorkbookParts& parts,
                                    const char* password = "") {
  const std::filesystem::path file = folder.path() / "book.xlsx";
  int status = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &status);
  for (const auto& [name, text] : parts) {
    const zip_int64_t at =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    if (*password != '\0') zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, password);
  }
  zip_close(archive);
  return file;
}

}  // namespace dangol
