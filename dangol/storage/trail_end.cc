#include "storage/trail_end.h"

#include <fmt/format.h>

#include <charconv>

#include "storage/durable_file.h"

namespace dangol {
namespace {

constexpr std::string_view what_end_file_is = "file that says where the trail ends";
constexpr std::string_view heading = "dangol trail 1\n";

std::optional<TrailEnd> parse_end(std::string_view text) {
  if (!text.starts_with(heading) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(heading.size());
  text.remove_suffix(1);
  TrailEnd end;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), end.first);
  if (read.ec != std::errc() || read.ptr == text.data() + text.size() || *read.ptr != '\n') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
  const auto last = link_of(text);
  if (!last) return std::nullopt;
  end.last = *last;
  return end;
}

}  // namespace

Result<std::optional<TrailEnd>> read_trail_end(const std::filesystem::path& file) {
  if (!is_there(file)) return std::optional<TrailEnd>{};
  const auto text = read_small_file(file, 1024, what_end_file_is);
  if (!text) return text.error();
  const auto end = parse_end(*text);
  if (!end) return Error{ErrorCode::unavailable, fmt::format("the {} is damaged: put the file back", what_end_file_is)};
  return std::optional(*end);
}

Result<void> write_trail_end(const std::filesystem::path& file, const TrailEnd& end) {
  return replace_file(file, fmt::format("{}{}\n{}\n", heading, end.first, text_of(end.last)), what_end_file_is);
}

}  // namespace dangol
