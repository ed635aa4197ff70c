#include "importers/rejects.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "importers/text_source.h"

namespace dangol {
namespace {

constexpr std::size_t longest_original = 64 * 1024;
constexpr std::array<std::string_view, 10> formula_starts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

// Only text leaves: bytes that are none become U+FFFD, and zero bytes, too.
std::string as_text(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    std::size_t good = std::min(first_fault_in_utf8(bytes), bytes.size());
    const std::size_t zero = bytes.substr(0, good).find('\0');
    good = std::min(good, zero);
    text += bytes.substr(0, good);
    if (good == bytes.size()) break;
    text += "\xef\xbf\xbd";
    bytes.remove_prefix(good + 1);
  }
  return text;
}

}  // namespace

std::string safe_csv_cell(std::string_view text) {
  const bool formula =
      std::ranges::any_of(formula_starts, [&](std::string_view start) { return text.starts_with(start); });
  std::string cell = formula ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n;\t") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

Result<Rejects> Rejects::open(const std::filesystem::path& file) {
  if (file.empty()) return Rejects(nullptr);
  const int descriptor = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  std::FILE* out = descriptor < 0 ? nullptr : ::fdopen(descriptor, "w");
  if (out == nullptr) {
    const int reason = errno;
    if (descriptor >= 0) ::close(descriptor);
    return Error{ErrorCode::unavailable,
                 std::string("the file for rejected rows cannot be written: ") + std::strerror(reason)};
  }
  std::fputs("file,row,field,reason,original\r\n", out);
  return Rejects(out);
}

Rejects::Rejects(Rejects&& other) noexcept : out_(other.out_), failed_(other.failed_) { other.out_ = nullptr; }

Rejects::~Rejects() {
  if (out_ != nullptr) std::fclose(out_);
}

void Rejects::add(std::string_view file, std::uint64_t row, const Refusal& refusal, std::string_view original) {
  if (out_ == nullptr) return;
  const std::string line = safe_csv_cell(as_text(file)) + ',' + std::to_string(row) + ',' + std::string(refusal.field) +
                           ',' + std::string(refusal.reason) + ',' + safe_csv_cell(as_text(original)) + "\r\n";
  failed_ |= std::fwrite(line.data(), 1, line.size(), out_) != line.size();
}

Result<void> Rejects::close() {
  if (out_ == nullptr) return {};
  failed_ |= std::fclose(out_) != 0;
  out_ = nullptr;
  if (failed_)
    return Error{ErrorCode::unavailable, "the file for rejected rows could not be written to its end; free some space"};
  return {};
}

std::string original_of(const Row& row) {
  if (!row.original.empty()) return std::string(row.original.substr(0, longest_original));
  std::string text;
  for (const std::string_view cell : row.cells) {
    if (text.size() > longest_original) break;
    if (!text.empty()) text += ',';
    text += cell;
  }
  return text;
}

}  // namespace dangol
