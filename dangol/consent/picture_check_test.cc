#include "consent/picture_check.h"

#include <doctest/doctest.h>

#include <string>

#include "base/property_test.h"
#include "consent/made_picture.h"

namespace dangol {
namespace {

using namespace std::string_view_literals;

bool is_kept(EvidenceMedia media, std::string_view bytes) {
  const auto checked = check_picture(media, bytes);
  if (!checked) CHECK(checked.error().code == ErrorCode::invalid_input);
  return static_cast<bool>(checked);
}

std::string jpeg_with(std::string_view segment) {
  std::string bytes = made_picture();
  return bytes.insert(2, segment);
}

std::string number(std::size_t value, std::size_t size, bool is_little_endian) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i)
    bytes[is_little_endian ? i : size - 1 - i] = static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::string png_chunk(std::string_view name, std::string_view body) {
  return number(body.size(), 4, false) + std::string(name) + std::string(body) + "crc.";
}
std::string png_of(std::string_view chunks) {
  return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", "thirteenbytes") + std::string(chunks) + png_chunk("IEND", "");
}

std::string webp_chunk(std::string_view name, std::string_view body) {
  return std::string(name) + number(body.size(), 4, true) + std::string(body) + (body.size() % 2 == 1 ? "p" : "");
}
std::string webp_of(const std::string& chunks) { return "RIFF" + number(4 + chunks.size(), 4, true) + "WEBP" + chunks; }

std::string pdf_with(std::string_view body) { return "%PDF-1.7\n" + std::string(body) + "\n%%EOF\n"; }

struct Sample {
  EvidenceMedia media;
  std::string bytes;
};
std::array<Sample, 4> samples() {
  return {{{EvidenceMedia::jpeg, made_picture("\x01\xff\x02")},
           {EvidenceMedia::png, png_of(png_chunk("IDAT", "pixels"))},
           {EvidenceMedia::webp, webp_of(webp_chunk("VP8X", "flags.") + webp_chunk("VP8 ", "pixel"))},
           {EvidenceMedia::pdf, pdf_with("1 0 obj")}}};
}

}  // namespace

TEST_CASE("a picture is kept as what it is, and as nothing else") {
  for (const Sample& sample : samples()) {
    for (std::size_t media = 1; media <= media_names.size(); ++media) {
      CAPTURE(media);
      const auto said = static_cast<EvidenceMedia>(media);
      CHECK(is_kept(said, sample.bytes) == (said == sample.media));
    }
    CHECK(media_named(name_of(sample.media)) == sample.media);
  }
  CHECK_FALSE(media_named("image/svg+xml"));
  CHECK_FALSE(media_named("text/html"));
  CHECK_FALSE(media_named("audio/mpeg"));
}

TEST_CASE("what is no picture is refused whatever it is called") {
  for (const std::string_view bytes :
       {""sv, "<svg xmlns='http://www.w3.org/2000/svg'/>"sv, "<!doctype html><script>1</script>"sv, "GIF89a"sv,
        "PK\x03\x04"sv, "ID3"sv, "\xff\xd8\xff\xd9"sv, "RIFF\x04\x00\x00\x00WEBP"sv, "RIFF"sv, "%PDF-"sv, "%%EOF"sv}) {
    for (std::size_t media = 1; media <= media_names.size(); ++media)
      CHECK_FALSE(is_kept(static_cast<EvidenceMedia>(media), bytes));
  }
}

TEST_CASE("a file that is a picture and something behind it is refused, and so is half a picture") {
  for (const Sample& sample : samples()) {
    CAPTURE(name_of(sample.media));
    CHECK_FALSE(is_kept(sample.media, sample.bytes + "PK\x03\x04 and a program"));
    CHECK_FALSE(is_kept(sample.media, "<html>" + sample.bytes));
    const std::size_t least = sample.media == EvidenceMedia::pdf ? 2 : 1;  // a PDF may end without its last line break
    CHECK_FALSE(is_kept(sample.media, sample.bytes.substr(0, sample.bytes.size() - least)));
  }
  CHECK_FALSE(is_kept(EvidenceMedia::webp, webp_of(webp_chunk("VP8 ", "pixels")) + webp_chunk("VP8 ", "more")));
}

TEST_CASE("a picture that tells where it was taken, or carries any words, is refused") {
  CHECK(is_kept(EvidenceMedia::jpeg, jpeg_with("\xff\xe2\x00\x05ICC\xff\xdb\x00\x03q"sv)));  // colours
  CHECK_FALSE(is_kept(EvidenceMedia::jpeg, jpeg_with("\xff\xe1\x00\x08"
                                                     "Exif\0\0"sv)));
  CHECK_FALSE(is_kept(EvidenceMedia::jpeg, jpeg_with("\xff\xfe\x00\x0a<script>"sv)));
  const std::string pixels = png_chunk("IDAT", "pixels");
  CHECK(is_kept(EvidenceMedia::png, png_of(png_chunk("sRGB", "1") + pixels)));
  for (const std::string_view name : {"eXIf", "tEXt", "iTXt", "zTXt", "tIME", "evil"})
    CHECK_FALSE(is_kept(EvidenceMedia::png, png_of(png_chunk(name, "37.5,127.0") + pixels)));
  CHECK_FALSE(is_kept(EvidenceMedia::png, png_of(png_chunk("IHDR", "again") + pixels)));
  CHECK_FALSE(is_kept(EvidenceMedia::png, png_of("")));
  for (const std::string_view name : {"EXIF", "XMP ", "ANIM"})
    CHECK_FALSE(is_kept(EvidenceMedia::webp, webp_of(webp_chunk("VP8 ", "pixels") + webp_chunk(name, "37.5"))));
  CHECK_FALSE(is_kept(EvidenceMedia::webp, webp_of(webp_chunk("ALPH", "no picture"))));
  for (const std::string_view active : {"/JavaScript", "/JS (app.alert(1))", "/Launch", "/EmbeddedFile", "/RichMedia"})
    CHECK_FALSE(is_kept(EvidenceMedia::pdf, pdf_with(active)));
}

TEST_CASE("a picture is at most 200 KB") {
  const std::size_t around = made_picture("").size();
  CHECK(is_kept(EvidenceMedia::jpeg, made_picture(std::string(largest_picture_bytes - around, 'x'))));
  CHECK_FALSE(is_kept(EvidenceMedia::jpeg, made_picture(std::string(largest_picture_bytes - around + 1, 'x'))));
}

TEST_CASE("whatever is done to a picture, looking at it ends") {
  for_each_round(2'000, [&](TestDice& dice) {
    const auto all = samples();
    Sample sample = all[roll(dice, all.size())];
    for (std::size_t changes = roll(dice, 4); changes > 0; --changes)
      sample.bytes[roll(dice, sample.bytes.size())] = static_cast<char>(dice());
    sample.bytes.resize(roll(dice, sample.bytes.size() + 1));
    (void)is_kept(sample.media, sample.bytes);
    (void)is_kept(sample.media, random_bytes(dice, 60));
  });
}

}  // namespace dangol
