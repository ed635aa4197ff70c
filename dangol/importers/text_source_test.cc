#include "importers/text_source.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "importers/byte_source.h"
#include "importers/made_files_for_tests.h"

namespace dangol {
namespace {

struct Text {
  std::string utf8;
  Encoding encoding = Encoding::utf8;
  std::string error;
};

Text read_text(const std::filesystem::path& file) {
  Result<std::unique_ptr<TextSource>> source = open_text(file);
  if (!source) return {{}, {}, source.error().message};
  Text text{{}, (*source)->encoding(), {}};
  std::string chunk(97, '\0');
  while (true) {
    const Result<std::size_t> got = (*source)->read(chunk);
    if (!got) text.error = got.error().message;
    if (!got || *got == 0) return text;
    text.utf8.append(chunk, 0, *got);
  }
}

}  // namespace

TEST_CASE("every encoding that a Korean shop's files come in is recognised and read") {
  const TemporaryFolder folder;
  std::string text = "이름,전화\r\n";
  for (int i = 0; i < 300; ++i) text += "김단골,01012345678\r\n뷁쀍,라떼\r\n";
  const auto check = [&](const std::string& bytes, Encoding encoding) {
    const Text read = read_text(folder.write("f.csv", bytes));
    CHECK(read.error.empty());
    CHECK(read.encoding == encoding);
    CHECK((read.utf8 == text));
    const Text packed = read_text(folder.write("f.csv.gz", gzip(bytes)));
    CHECK((packed.utf8 == text));
  };
  check(text, Encoding::utf8);
  check("\xef\xbb\xbf" + text, Encoding::utf8_bom);
  check(converted(text, "CP949"), Encoding::cp949);
  check("\xff\xfe" + converted(text, "UTF-16LE"), Encoding::utf16_le);
  check("\xfe\xff" + converted(text, "UTF-16BE"), Encoding::utf16_be);
  check(converted(text, "UTF-16LE"), Encoding::utf16_le);
  check(converted(text, "UTF-16BE"), Encoding::utf16_be);
}

TEST_CASE("Korean that comes late in a long file decides its encoding") {
  const TemporaryFolder folder;
  std::string text;
  while (text.size() < 200'000) text += "1234,plain\n";
  text += "김단골,라떼\n이영희,아메리카노\n";
  CHECK(read_text(folder.write("late.csv", converted(text, "CP949"))).encoding == Encoding::cp949);
  CHECK(read_text(folder.write("late8.csv", text)).encoding == Encoding::utf8);
}

TEST_CASE("bytes of no character come through as one that is never text") {
  const TemporaryFolder folder;
  const std::string bytes = converted("이름,값\n김단골,라떼 한 잔\n", "CP949") +
                            "a\x81\x20"
                            "b\n\x81";
  const Text read = read_text(folder.write("f.csv", bytes));
  CHECK(read.encoding == Encoding::cp949);
  CHECK(read.utf8.find("a\xff b") != std::string::npos);
  CHECK(read.utf8.back() == '\xff');
}

TEST_CASE("UTF-32, damaged and cut gzip are clear errors") {
  const TemporaryFolder folder;
  using namespace std::string_literals;
  CHECK(read_text(folder.write("f", "\xff\xfe\0\0a\0\0\0"s)).error.find("UTF-32") != std::string::npos);
  const std::string packed = gzip("a,b\n1,2\n");
  CHECK(!read_text(folder.write("cut.gz", packed.substr(0, packed.size() - 6))).error.empty());
  std::string damaged = packed;
  damaged[packed.size() - 6] ^= 1;
  CHECK(!read_text(folder.write("bad.gz", damaged)).error.empty());
  CHECK(read_text(folder.write("two.gz", packed + packed)).utf8 == "a,b\n1,2\na,b\n1,2\n");
}

TEST_CASE("only regular files are opened") {
  const TemporaryFolder folder;
  CHECK(!open_bytes("/dev/zero"));
  CHECK(!open_bytes(folder.path()));
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(!open_bytes(folder.path() / "pipe"));
  CHECK(open_bytes(folder.path() / "none").error().code == ErrorCode::not_found);
}

TEST_CASE("text is converted into room for less than a character, and into rooms of any size") {
  const TemporaryFolder folder;
  std::string text;
  while (text.size() < 200'000) text += "7,김하늘,아이스 아메리카노,얼음 적게\n";
  for (const char* encoding : {"CP949", "UTF-16LE"}) {
    const auto file = folder.write("korean.csv", (encoding[0] == 'U' ? "\xff\xfe" : "") + converted(text, encoding));
    for (const std::size_t room :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{65'536}, std::size_t{65'537}}) {
      CAPTURE(encoding);
      CAPTURE(room);
      auto source = open_text(file);
      REQUIRE(source);
      std::string read;
      std::string chunk(room, '\0');
      while (true) {
        const auto got = (*source)->read(chunk);
        REQUIRE(got);
        if (*got == 0) break;
        read.append(chunk, 0, *got);
      }
      CHECK(read == text);
    }
  }
}

}  // namespace dangol
