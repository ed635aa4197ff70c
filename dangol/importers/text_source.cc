#include "importers/text_source.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "importers/byte_source.h"

namespace dangol {
namespace {

constexpr std::size_t front_size = 64 * 1024;
constexpr std::size_t farthest_guess = 64 * 1024 * 1024;
constexpr char not_text = '\xff';

// The number of bytes of the character at the front of `text`; 0 when it is none (Unicode 15, table 3-7).
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto follows = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
    return at < text.size() && byte(at) >= low && byte(at) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool second = lead == 0xE0 ? follows(1, 0xA0) : lead == 0xED ? follows(1, 0x80, 0x9F) : follows(1);
    return second && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool second = lead == 0xF0 ? follows(1, 0x90) : lead == 0xF4 ? follows(1, 0x80, 0x8F) : follows(1);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

class Iconv {
 public:
  explicit Iconv(const char* from) : handle_(::iconv_open("UTF-8", from)) {}
  ~Iconv() {
    if (usable()) ::iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  bool usable() const { return handle_ != invalid(); }

  // Converts from the front of `in` to the front of `out` and removes what it took from both. A byte (of UTF-16: a
  // unit) that is no character becomes `not_text`. With `at_end`, an unfinished character at the end of `in` is one,
  // too. Returns the number of faults.
  std::size_t convert(std::string_view& in, std::span<char>& out, std::size_t unit, bool at_end) {
    std::size_t faults = 0;
    while (!in.empty() && !out.empty()) {
      char* from = const_cast<char*>(in.data());  // iconv's signature; it does not write there
      std::size_t from_left = in.size();
      char* to = out.data();
      std::size_t to_left = out.size();
      const std::size_t status = ::iconv(handle_, &from, &from_left, &to, &to_left);
      const int reason = errno;
      in.remove_prefix(in.size() - from_left);
      out = out.subspan(out.size() - to_left);
      if (status != static_cast<std::size_t>(-1)) continue;
      if (reason == E2BIG || (reason == EINVAL && !at_end)) break;
      if (out.empty()) break;
      out.front() = not_text;
      out = out.subspan(1);
      in.remove_prefix(std::min(unit, in.size()));
      ++faults;
    }
    return faults;
  }

 private:
  static iconv_t invalid() { return reinterpret_cast<iconv_t>(-1); }  // NOLINT: how iconv_open says that it failed
  iconv_t handle_;
};

std::size_t faults_as_cp949(std::string_view text) {
  Iconv converter("CP949");
  if (!converter.usable()) return text.size();
  std::array<char, 4096> scratch{};
  std::size_t faults = 0;
  while (!text.empty()) {
    std::span<char> out(scratch);
    const std::size_t before = text.size();
    faults += converter.convert(text, out, 1, false);
    if (text.size() == before) break;  // half a character at the end
  }
  return faults;
}

std::size_t faults_as_utf8(std::string_view text) {
  std::size_t faults = 0;
  while (true) {
    const std::size_t at = first_fault_in_utf8(text);
    // A character cut off at the end is the front's fault, not the file's.
    if (at == std::string_view::npos || at + 3 >= text.size()) return faults;
    ++faults;
    text.remove_prefix(at + 1);
  }
}

bool has_zeros_in_every_other_place(std::string_view text, std::size_t parity) {
  std::size_t zeros = 0;
  for (std::size_t at = parity; at < text.size(); at += 2) zeros += text[at] == '\0';
  std::size_t others = 0;
  for (std::size_t at = 1 - parity; at < text.size(); at += 2) others += text[at] == '\0';
  return zeros * 4 > text.size() / 2 && others * 8 < zeros;  // half of a Korean file's characters may be Hangul
}

std::size_t mark_size(Encoding encoding, std::string_view front) {
  if (encoding == Encoding::utf8_bom) return 3;
  const bool marked = front.starts_with("\xff\xfe") || front.starts_with("\xfe\xff");
  return marked && (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be) ? 2 : 0;
}

class Utf8Text final : public TextSource {
 public:
  Utf8Text(std::unique_ptr<ByteSource> bytes, Encoding encoding) : bytes_(std::move(bytes)), encoding_(encoding) {}
  Result<std::size_t> read(std::span<char> into) override { return bytes_->read(into); }
  std::uint64_t consumed() const override { return bytes_->consumed(); }
  Encoding encoding() const override { return encoding_; }

 private:
  std::unique_ptr<ByteSource> bytes_;
  Encoding encoding_;
};

class ConvertedText final : public TextSource {
 public:
  ConvertedText(std::unique_ptr<ByteSource> bytes, Encoding encoding)
      : bytes_(std::move(bytes)), encoding_(encoding), converter_(name(encoding)) {}

  Result<std::size_t> read(std::span<char> into) override {
    if (!converter_.usable()) return Error{ErrorCode::unavailable, "this system cannot convert the file's encoding"};
    if (spare_.empty() && into.size() >= one_character_.size()) return converted(into);
    if (spare_.empty()) {  // the next character may not fit
      const Result<std::size_t> got = converted(one_character_);
      if (!got) return got;
      spare_ = {one_character_.data(), *got};
    }
    const std::size_t size = spare_.copy(into.data(), into.size());
    spare_.remove_prefix(size);
    return size;
  }
  std::uint64_t consumed() const override { return bytes_->consumed(); }
  Encoding encoding() const override { return encoding_; }

 private:
  static const char* name(Encoding encoding) {
    return encoding == Encoding::cp949 ? "CP949" : encoding == Encoding::utf16_le ? "UTF-16LE" : "UTF-16BE";
  }
  // `into` has room for at least one character: otherwise it could never be filled.
  Result<std::size_t> converted(std::span<char> into) {
    std::span<char> out = into;
    while (out.size() == into.size()) {
      converter_.convert(rest_, out, encoding_ == Encoding::cp949 ? 1 : 2, at_end_);
      if (out.size() < into.size() || (at_end_ && rest_.empty())) break;
      const Result<void> more = refill();
      if (!more) return more.error();
    }
    return into.size() - out.size();
  }
  Result<void> refill() {
    if (!rest_.empty()) std::memmove(input_.data(), rest_.data(), rest_.size());
    const std::size_t kept = rest_.size();
    const Result<std::size_t> got = bytes_->read(std::span(input_).subspan(kept));
    if (!got) return got.error();
    at_end_ = *got == 0;
    rest_ = {input_.data(), kept + *got};
    return {};
  }

  std::unique_ptr<ByteSource> bytes_;
  Encoding encoding_;
  Iconv converter_;
  std::vector<char> input_ = std::vector<char>(64 * 1024);
  std::string_view rest_;
  bool at_end_ = false;
  std::array<char, 4> one_character_{};  // the longest in UTF-8
  std::string_view spare_;               // what of it is still to be handed out
};

// Where the first byte stands that is zero or not ASCII; the size when there is none. Eight bytes at a time.
std::size_t first_not_ascii(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t high = ones << 7;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    if (((bytes | (bytes - ones)) & high) != 0) break;
  }
  while (at < text.size() && text[at] > 0) ++at;
  return at;
}

// The first bytes that can tell encodings apart: the front, or when that is plain ASCII the first other text after it.
Result<std::string> telling_front(const std::filesystem::path& file) {
  Result<std::unique_ptr<ByteSource>> source = open_bytes(file);
  if (!source) return source.error();
  std::string front;
  std::vector<char> chunk(front_size);
  for (std::size_t seen = 0; seen < farthest_guess;) {
    const Result<std::size_t> got = (*source)->read(chunk);
    if (!got) return got.error();
    if (*got == 0) break;
    const std::string_view text(chunk.data(), *got);
    seen += text.size();
    const std::size_t telling = first_not_ascii(text);
    const bool ascii = telling == text.size();
    if (front.empty()) {
      front = text;
    } else if (!ascii) {
      front = text.substr(telling);
    }
    if (!ascii && front.size() > 16) break;
  }
  return front;
}

}  // namespace

std::string_view encoding_rule(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "";
    case Encoding::utf8_bom: return "encoding_utf8_bom";
    case Encoding::utf16_le: return "encoding_utf16_le";
    case Encoding::utf16_be: return "encoding_utf16_be";
    case Encoding::cp949: return "encoding_cp949";
  }
  return "";
}

std::size_t first_fault_in_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text.substr(at));
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

Result<Encoding> guess_encoding(std::string_view front) {
  using namespace std::string_view_literals;
  if (front.starts_with("\xff\xfe\0\0"sv) || front.starts_with("\0\0\xfe\xff"sv)) {
    return Error{ErrorCode::invalid_input, "the file is UTF-32; save it as UTF-8"};
  }
  if (front.starts_with("\xef\xbb\xbf")) return Encoding::utf8_bom;
  if (front.starts_with("\xff\xfe")) return Encoding::utf16_le;
  if (front.starts_with("\xfe\xff")) return Encoding::utf16_be;
  if (front.size() >= 4 && has_zeros_in_every_other_place(front, 1)) return Encoding::utf16_le;
  if (front.size() >= 4 && has_zeros_in_every_other_place(front, 0)) return Encoding::utf16_be;
  const std::size_t as_utf8 = faults_as_utf8(front);
  if (as_utf8 == 0) return Encoding::utf8;
  return faults_as_cp949(front) < as_utf8 ? Encoding::cp949 : Encoding::utf8;
}

Result<std::unique_ptr<TextSource>> open_text(const std::filesystem::path& file, std::optional<Encoding> known) {
  const Result<std::string> front = known ? read_front(file, 4) : telling_front(file);
  if (!front) return front.error();
  const Result<Encoding> encoding = known ? Result<Encoding>(*known) : guess_encoding(*front);
  if (!encoding) return encoding.error();
  Result<std::unique_ptr<ByteSource>> bytes = open_bytes(file);
  if (!bytes) return bytes.error();
  std::array<char, 3> mark{};
  const std::size_t marked = mark_size(*encoding, *front);
  for (std::size_t skipped = 0; skipped < marked;) {
    const Result<std::size_t> got = (*bytes)->read(std::span(mark).first(marked - skipped));
    if (!got) return got.error();
    if (*got == 0) break;
    skipped += *got;
  }
  if (*encoding == Encoding::utf8 || *encoding == Encoding::utf8_bom) {
    return std::unique_ptr<TextSource>(std::make_unique<Utf8Text>(*std::move(bytes), *encoding));
  }
  return std::unique_ptr<TextSource>(std::make_unique<ConvertedText>(*std::move(bytes), *encoding));
}

}  // namespace dangol
