#include "consent/picture_check.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace dangol {
namespace {

using namespace std::string_view_literals;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

// Zero behind the end.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size, bool is_little_endian) {
  if (bytes.size() < size || at > bytes.size() - size) return 0;
  std::size_t number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number = number << 8 | byte_at(bytes, is_little_endian ? at + size - 1 - i : at + i);
  return number;
}

// ---- JPEG (ITU T.81): segments, and behind each start of scan the picture's own bytes up to the next marker ---------

constexpr std::uint8_t jpeg_end = 0xd9;
constexpr std::uint8_t jpeg_scan = 0xda;

// Tables and frames, the frame of the format, colour profile and Adobe's transform. Not APP1, which holds where and
// when (EXIF, XMP), nor comments.
bool may_stand_in_jpeg(std::uint8_t marker) {
  constexpr std::array<std::uint8_t, 6> others{0xda, 0xdb, 0xdd, 0xe0, 0xe2, 0xee};
  const bool is_frame_or_table = marker >= 0xc0 && marker <= 0xcf && marker != 0xc8;
  return is_frame_or_table || std::ranges::find(others, marker) != others.end();
}

std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  const auto is_within = [](std::uint8_t after_ff) { return after_ff == 0 || (after_ff >= 0xd0 && after_ff <= 0xd7); };
  for (; at + 1 < bytes.size(); ++at) {
    if (byte_at(bytes, at) == 0xff && !is_within(byte_at(bytes, at + 1))) return at;
  }
  return bytes.size();
}

bool is_plain_jpeg(std::string_view bytes) {
  if (!bytes.starts_with("\xff\xd8"sv)) return false;
  bool has_scan = false;
  for (std::size_t at = 2; at + 1 < bytes.size() && byte_at(bytes, at) == 0xff;) {
    const std::uint8_t marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // filling
      ++at;
      continue;
    }
    at += 2;
    if (marker == jpeg_end) return has_scan && at == bytes.size();
    const std::size_t size = number_at(bytes, at, 2, false);
    if (!may_stand_in_jpeg(marker) || size < 2 || size > bytes.size() - at) return false;
    at += size;
    if (marker != jpeg_scan) continue;
    has_scan = true;
    at = end_of_scan(bytes, at);
  }
  return false;
}

// ---- PNG (ISO 15948) and WebP (RIFF): chunks, one behind the other --------------------------------------------------

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

// Not the chunks of words (tEXt, iTXt, zTXt), of times, nor EXIF's.
bool is_plain_png(std::string_view bytes) {
  constexpr std::array chunks{"IHDR"sv, "PLTE"sv, "IDAT"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv,
                              "sRGB"sv, "iCCP"sv, "pHYs"sv, "bKGD"sv, "sBIT"sv};
  constexpr std::size_t around = 12;  // length, name, checksum
  constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
  if (!bytes.starts_with(signature)) return false;
  bool has_picture = false;
  for (std::size_t at = signature.size(); bytes.size() - at >= around;) {
    const std::size_t size = number_at(bytes, at, 4, false);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (size > bytes.size() - at - around) return false;
    const bool is_first = at == signature.size();
    at += around + size;
    if (name == "IEND") return has_picture && at == bytes.size();
    if (!is_one_of(name, chunks) || is_first != (name == "IHDR")) return false;
    has_picture = has_picture || name == "IDAT";
  }
  return false;
}

// A still picture without EXIF and XMP.
bool is_plain_webp(std::string_view bytes) {
  constexpr std::array chunks{"VP8 "sv, "VP8L"sv, "VP8X"sv, "ALPH"sv, "ICCP"sv};
  constexpr std::size_t head = 12;  // RIFF, how much follows, WEBP
  if (!bytes.starts_with("RIFF") || bytes.size() < head || bytes.substr(8, 4) != "WEBP") return false;
  if (number_at(bytes, 4, 4, true) != bytes.size() - 8) return false;
  bool has_picture = false;
  std::size_t at = head;
  while (bytes.size() - at >= 8) {
    const std::string_view name = bytes.substr(at, 4);
    const std::size_t size = number_at(bytes, at + 4, 4, true);
    const std::size_t padded = size + size % 2;
    if (!is_one_of(name, chunks) || padded > bytes.size() - at - 8) return false;
    has_picture = has_picture || name == "VP8 " || name == "VP8L";
    at += 8 + padded;
  }
  return has_picture && at == bytes.size();
}

// ---- PDF (ISO 32000): what can be told without reading it -----------------------------------------------------------

bool is_plain_pdf(std::string_view bytes) {
  constexpr std::array active{"/JavaScript"sv, "/JS"sv, "/Launch"sv, "/EmbeddedFile"sv, "/RichMedia"sv};
  const std::size_t last = bytes.find_last_not_of("\r\n\t ");
  const std::string_view trimmed = bytes.substr(0, last == std::string_view::npos ? 0 : last + 1);
  const bool brings_more =
      std::ranges::any_of(active, [&](std::string_view each) { return bytes.find(each) != std::string_view::npos; });
  return trimmed.starts_with("%PDF-") && trimmed.ends_with("%%EOF") && !brings_more;
}

bool is_plain(EvidenceMedia media, std::string_view bytes) {
  switch (media) {
    case EvidenceMedia::jpeg: return is_plain_jpeg(bytes);
    case EvidenceMedia::png: return is_plain_png(bytes);
    case EvidenceMedia::webp: return is_plain_webp(bytes);
    case EvidenceMedia::pdf: return is_plain_pdf(bytes);
  }
  return false;
}

}  // namespace

std::string_view extension_of(EvidenceMedia media) {
  constexpr std::array extensions{"jpg"sv, "png"sv, "webp"sv, "pdf"sv};
  return extensions[static_cast<std::size_t>(media) - 1];
}

std::optional<EvidenceMedia> media_named(std::string_view name) {
  const auto at = std::ranges::find(media_names, name);
  if (at == media_names.end()) return std::nullopt;
  return static_cast<EvidenceMedia>(at - media_names.begin() + 1);
}

Result<void> check_picture(EvidenceMedia media, std::string_view bytes) {
  if (bytes.size() > largest_picture_bytes)
    return Error{ErrorCode::invalid_input, "a picture of a paper is at most 200 KB: make it smaller"};
  if (is_plain(media, bytes)) return {};
  return Error{ErrorCode::invalid_input,
               "this is no whole picture of its kind, or it carries more than the picture, such as where it was taken: "
               "photograph or scan the paper again and save it without such details"};
}

}  // namespace dangol
