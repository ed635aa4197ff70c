// A file's text as UTF-8, whatever it was saved in. Bytes that its encoding does not have come through as 0xFF, which
// is never part of UTF-8: the reader of rows finds them there and rejects that row alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace dangol {

enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16_le, utf16_be, cp949 };

// The rule under which a report counts the rows of such a file; empty for plain UTF-8.
std::string_view encoding_rule(Encoding encoding);

// How a text was saved, from its front: a byte-order mark; else zero bytes in every other place (UTF-16); else UTF-8
// when it is valid; else CP949 (which includes EUC-KR) when it has fewer faults than as UTF-8. `invalid_input` for
// UTF-32.
Result<Encoding> guess_encoding(std::string_view front);

class TextSource {
 public:
  virtual ~TextSource() = default;
  // Fills the front of `into`, which holds at least 64 bytes, with UTF-8; 0 only at the end.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
  virtual std::uint64_t consumed() const = 0;  // bytes of the file on disk
  virtual Encoding encoding() const = 0;
};

// Guesses from the front of the file; when that is plain ASCII, from the first other bytes within 64 MiB.
// `encoding`: what an earlier guess at the same file said.
Result<std::unique_ptr<TextSource>> open_text(const std::filesystem::path& file, std::optional<Encoding> encoding = {});

// Where `text` first is not UTF-8 (overlong forms, surrogates and what is above U+10FFFF included), or npos.
std::size_t first_fault_in_utf8(std::string_view text);

}  // namespace dangol
