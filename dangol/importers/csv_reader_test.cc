#include "importers/csv_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/property_test.h"
#include "importers/temporary_folder_for_tests.h"

namespace dangol {
namespace {

using Table = std::vector<std::vector<std::string>>;

class GivenText final : public TextSource {
 public:
  GivenText(std::string text, std::size_t chunk) : text_(std::move(text)), chunk_(chunk) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min(std::min(into.size(), chunk_), text_.size() - at_);
    text_.copy(into.data(), size, at_);
    at_ += size;
    return size;
  }
  std::uint64_t consumed() const override { return at_; }
  Encoding encoding() const override { return Encoding::utf8; }

 private:
  std::string text_;
  std::size_t chunk_;
  std::size_t at_ = 0;
};

struct ReadAll {
  Table rows;
  std::vector<RowFault> faults;
  std::string error;
};

ReadAll read_all(const std::string& text, std::size_t chunk = 1 << 20, std::size_t first_read = 256 * 1024) {
  CsvReader reader(std::make_unique<GivenText>(text, chunk), first_read);
  ReadAll all;
  Row row;
  while (true) {
    const Result<bool> more = reader.next(row);
    if (!more) all.error = more.error().message;
    if (!more || !*more) return all;
    if (row.fault) {
      all.faults.push_back(*row.fault);
    } else {
      all.rows.emplace_back(row.cells.begin(), row.cells.end());
    }
  }
}

// RFC 4180 one character at a time.
Table naive(const std::string& text) {
  Table rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  bool begun = false;
  const auto end_row = [&] {
    row.push_back(cell);
    if (row.size() > 1 || !row.front().empty() || begun) rows.push_back(row);
    row.clear();
    cell.clear();
    begun = false;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
        cell += '"';
        ++at;
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"' && cell.empty() && (at == 0 || text[at - 1] == ',' || text[at - 1] == '\n')) {
      quoted = begun = true;
    } else if (c == ',') {
      row.push_back(cell);
      cell.clear();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r' || at + 1 == text.size() || text[at + 1] != '\n') {
      cell += c;
    }
  }
  if (!cell.empty() || !row.empty() || begun) end_row();
  return rows;
}

}  // namespace

TEST_CASE("cells, quotes and line ends as they are found in the wild") {
  CHECK(read_all("a,b\r\nc,d").rows == Table{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a,b\rc,d\r").rows == Table{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a;b\n\n\nc;d\n").rows == Table{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a\tb\nc\td\n").rows == Table{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a|b\nc|d\n").rows == Table{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("sep=;\r\na;b,c\r\n").rows == Table{{"a", "b,c"}});
  CHECK(read_all("a,\"b\r\nc\"\"d\",e\n").rows == Table{{"a", "b\r\nc\"d", "e"}});
  CHECK(read_all("\"a\"x,b\n").rows == Table{{"ax", "b"}});
  CHECK(read_all("a\"b,c\n").rows == Table{{"a\"b", "c"}});
  CHECK(read_all("a,b,\n").rows == Table{{"a", "b", ""}});
  CHECK(read_all("").rows.empty());
  CHECK(read_all("a,b").rows == Table{{"a", "b"}});
}

TEST_CASE("a faulty row is named with its column and the rows after it are read") {
  const ReadAll zero = read_all(std::string("a,b\nc,d\0e\nf,g\n", 14));
  CHECK(zero.rows == Table{{"a", "b"}, {"f", "g"}});
  REQUIRE(zero.faults.size() == 1);
  CHECK(zero.faults[0].reason == "zero_byte");
  CHECK(zero.faults[0].column == 2);
  const ReadAll bytes = read_all("a,b\n\xff,d\n\xed\xa0\x80,x\n\xc0\xaf,y\nf,\xea\xb0\x80\n");
  CHECK(bytes.rows == Table{{"a", "b"}, {"f", "가"}});
  CHECK(bytes.faults.size() == 3);
}

TEST_CASE("an open quotation mark is an error of bounded cost that says where") {
  const ReadAll at_end = read_all("a,b\nc,\"d\ne,f\n");
  REQUIRE(at_end.faults.size() == 1);
  CHECK(at_end.faults[0].reason == "quote_never_closed");
  CHECK(at_end.faults[0].column == 2);
  const ReadAll endless = read_all("a,b\nc,\"" + std::string(9 * 1024 * 1024, 'x'));
  CHECK(endless.error.find("column 2") != std::string::npos);
  CHECK(endless.error.find("row 2") != std::string::npos);
  CHECK(!read_all(std::string(9 * 1024 * 1024, 'x')).error.empty());
}

TEST_CASE("a million columns are cut off and faulty") {
  const ReadAll wide = read_all("a,b\n" + std::string(1'000'000, ',') + "\nc,d\n");
  CHECK(wide.rows == Table{{"a", "b"}, {"c", "d"}});
  REQUIRE(wide.faults.size() == 1);
  CHECK(wide.faults[0].reason == "too_many_columns");
}

TEST_CASE("full-width commas are named") {
  CHECK(read_all("이름，전화\n가，나\n").error.find("full-width") != std::string::npos);
}

TEST_CASE("property: any text reads as the naive reader reads it, however it is cut into chunks") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string_view pieces[] = {"a",    "bc",      ",",          ",",          "\n",   "\r\n",
                                     "\"\"", "\"x,y\"", "\"q\"\"r\"", "\"1\r\n2\"", "가나", " "};
  for (int round = 0; round < 400; ++round) {
    std::string text = "h1,h2\n";
    bool at_cell_start = true;
    const std::string long_quoted =
        "\"" + std::string(random() % 3000, ',') + "\"";  // longer than what is scanned at once
    for (auto n = random() % (round % 10 == 0 ? 3000 : 200); n > 0; --n) {
      const std::string_view piece =
          random() % 100 == 0 ? std::string_view(long_quoted) : pieces[random() % std::size(pieces)];
      if (piece.front() == '"' && !at_cell_start) continue;
      if (!text.empty() && text.back() == '"' && piece != "," && piece != "\n" && piece != "\r\n") continue;
      text += piece;
      at_cell_start = piece == "," || piece.back() == '\n';
    }
    const std::size_t chunk = random() % 70 + 1;
    const Table expected = naive(text);
    CHECK(read_all(text, chunk, 64).rows == expected);
    CHECK(read_all(text).rows == expected);
  }
}

}  // namespace dangol
