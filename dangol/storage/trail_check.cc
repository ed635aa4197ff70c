#include "storage/trail_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace dangol {
namespace {

constexpr std::size_t most_trail_faults = 100;
constexpr std::string_view stretch_mark = "# ";

// Rows that were written one after another into one file.
struct Stretch {
  TrailLink before;
  TrailLink last;
  std::string file;
};

class TrailCheck {
 public:
  TrailCheck(const std::optional<TrailEnd>& end, TrailKey key) : end_(end), key_(key) {}

  bool read(const std::filesystem::path& file) {
    std::ifstream in(file);
    name_ = file.filename().string();
    is_in_stretch_ = false;
    for (std::string line; std::getline(in, line);) {
      if (!in.eof()) take(line);  // what has no end yet is being written
    }
    return !in.bad() && in.is_open() == true;
  }

  std::vector<std::string> faults() {
    std::ranges::sort(stretches_, {}, [](const Stretch& each) { return each.before.number; });
    check_order();
    check_end();
    return std::move(faults_);
  }

 private:
  void tell(std::string fault) {
    if (faults_.size() < most_trail_faults) faults_.push_back(std::move(fault));
  }

  void take(std::string_view line) {
    if (line.starts_with(stretch_mark)) return begin_stretch(line.substr(stretch_mark.size()));
    const auto row = split_chained_line(line);
    if (!row || !is_in_stretch_) {
      const std::uint64_t after = is_in_stretch_ ? stretches_.back().last.number : 0;
      return tell(fmt::format("a line after row {} in {} is damaged", after, name_));
    }
    TrailLink& last = stretches_.back().last;
    if (row->link.number > last.number + 1)
      tell(fmt::format("rows {} to {} are missing in {}", last.number + 1, row->link.number - 1, name_));
    else if (row->link.number <= last.number)
      tell(fmt::format("row {} stands where it was not written, in {}", row->link.number, name_));
    else if (!follows(key_, last, *row))
      tell(fmt::format("row {} in {} is not as it was written", row->link.number, name_));
    last = row->link;
    note(*row);
  }

  void begin_stretch(std::string_view text) {
    const auto before = link_of(text);
    is_in_stretch_ = before.has_value();
    if (before) stretches_.push_back({*before, *before, name_});
    if (!before) tell(fmt::format("a line that begins a stretch in {} is damaged", name_));
  }

  void note(const ChainedLine& line) {
    if (end_ && line.link.number == end_->last.number) is_end_right_ = line.link == end_->last;
    const auto row = row_of(line.row);
    if (row && row->action == end_missing_action)
      tell(fmt::format("at row {} in {} the file was missing that says where the trail ends", row->number, name_));
  }

  void check_order() {
    TrailLink reached{end_ ? end_->first - 1 : 0, {}};
    bool is_first = true;
    for (const Stretch& each : stretches_) {
      if (each.before.number > reached.number)
        tell(fmt::format("rows {} to {} are missing before {}", reached.number + 1, each.before.number, each.file));
      else if (!is_first && (each.before.number < reached.number || each.before != reached))
        tell(fmt::format("what follows row {} in {} was not written there", each.before.number, each.file));
      reached = each.last;
      is_first = false;
    }
    reached_ = reached;
  }

  void check_end() {
    if (!end_) {
      if (!stretches_.empty()) tell("the file is missing that says where the trail ends");
    } else if (reached_.number < end_->last.number) {
      tell(fmt::format("rows {} to {} were cut off", reached_.number + 1, end_->last.number));
    } else if (!is_end_right_ && end_->last.number >= end_->first) {
      tell(fmt::format("row {} is another one than was written", end_->last.number));
    }
  }

  const std::optional<TrailEnd>& end_;
  TrailKey key_;
  std::string name_;
  bool is_in_stretch_ = false;
  bool is_end_right_ = false;
  TrailLink reached_;
  std::vector<Stretch> stretches_;
  std::vector<std::string> faults_;
};

}  // namespace

Result<std::vector<std::string>> check_trail(std::span<const std::filesystem::path> files,
                                             const std::optional<TrailEnd>& end, TrailKey key) {
  TrailCheck check(end, key);
  for (const auto& file : files) {
    if (!check.read(file)) return Error{ErrorCode::unavailable, "cannot read the trail of who saw whom"};
  }
  return check.faults();
}

std::optional<TrailLink> first_link_in(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || !line.starts_with(stretch_mark)) return std::nullopt;
  return link_of(std::string_view(line).substr(stretch_mark.size()));
}

std::optional<TrailLink> last_link_in(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::string tail;
  for (auto at = static_cast<std::streamoff>(in.tellg()); at > 0;) {
    const std::streamoff size = std::min<std::streamoff>(at, 4096);
    at -= size;
    std::string piece(static_cast<std::size_t>(size), '\0');
    if (!in.seekg(at) || !in.read(piece.data(), size)) return std::nullopt;
    tail.insert(0, piece);
    // Whole lines only: after the first line end of what was read, unless it is the file from its start.
    std::string_view whole(tail);
    whole = whole.substr(0, whole.rfind('\n') + 1);
    const std::size_t start = at == 0 ? 0 : whole.find('\n') + 1;
    while (whole.size() > start + 1) {
      const std::size_t line = std::max(whole.rfind('\n', whole.size() - 2) + 1, start);
      const std::string_view text = whole.substr(line, whole.size() - 1 - line);
      if (const auto row = split_chained_line(text)) return row->link;
      whole = whole.substr(0, line);
    }
  }
  return std::nullopt;
}

}  // namespace dangol
