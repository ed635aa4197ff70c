#include "storage/trail_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

#include "storage/durable_file.h"
#include "storage/file_lock.h"
#include "storage/trail_check.h"

namespace dangol {
namespace {

constexpr std::size_t longest_hint = 64;
// A server ends its turn each second.
constexpr std::chrono::seconds longest_turn{5};
constexpr std::chrono::milliseconds between_looks{2};
constexpr std::size_t days_that_prove_a_clock = 7;
constexpr std::int32_t days_of_proof = 31;

Error cannot(std::string_view doing) {
  return {ErrorCode::unavailable,
          fmt::format("cannot {} the trail of who saw whom: check the disk and the folder's permissions ({})", doing,
                      std::strerror(errno))};
}

ssize_t ssize(const std::string& text) { return static_cast<ssize_t>(text.size()); }

std::string hint_of(const TrailLink& link) { return text_of(link) + "\n"; }

std::optional<TrailLink> read_hint(int descriptor) {
  std::string text(longest_hint, '\0');
  const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
  if (got <= 0) return std::nullopt;
  return link_of(std::string_view(text).substr(0, static_cast<std::size_t>(got) - 1));
}

bool lock_within(int descriptor, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR && errno != EWOULDBLOCK) return false;
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(between_looks);
  }
  return true;
}

// A line that a power cut or a full disk left incomplete was never acknowledged.
bool cut_unfinished_line(int descriptor) {
  struct stat now;
  if (::fstat(descriptor, &now) != 0) return false;
  off_t end = now.st_size;
  for (char c = 0; end > 0; --end) {
    if (::pread(descriptor, &c, 1, end - 1) != 1) return false;
    if (c == '\n') break;
  }
  return end == now.st_size || ::ftruncate(descriptor, end) == 0;
}

std::optional<std::int32_t> day_named(const std::string& name) {
  std::istringstream in(name);
  date::sys_days day;
  in >> date::parse("%F.tsv", day);
  if (in.fail() || name.size() != std::strlen("2026-11-23.tsv")) return std::nullopt;
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

TrailFiles::~TrailFiles() { (void)sync(); }

std::filesystem::path TrailFiles::file_of(std::int32_t day) const {
  return folder_ / date::format("%F.tsv", date::sys_days{date::days{day}});
}

// While somebody has the turn the hint says nothing: whoever finds it so after a crash looks into the files.
Result<void> TrailFiles::take_turn() {
  if (has_turn_) return {};
  if (lock_ == nullptr) {
    if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) return cannot("make the folder of");
    auto lock = std::make_unique<Descriptor>(::open((folder_ / "last").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock->is_open()) return cannot("open");
    lock_ = std::move(lock);
  }
  if (!lock_within(lock_->get(), longest_turn)) return cannot("get a turn at");
  has_turn_ = true;
  if (!is_caught_up_ || read_hint(lock_->get()) != link_) {
    if (auto caught = catch_up(); !caught) return caught;
  }
  return ::ftruncate(lock_->get(), 0) == 0 ? Result<void>() : Result<void>(cannot("write"));
}

void TrailFiles::end_turn() {
  if (!has_turn_) return;
  const std::string hint = hint_of(link_);
  const bool is_told = is_caught_up_ && ::pwrite(lock_->get(), hint.data(), hint.size(), 0) == ssize(hint);
  is_caught_up_ = is_caught_up_ && is_told;
  ::flock(lock_->get(), LOCK_UN);
  has_turn_ = false;
}

TrailLink TrailFiles::highest() const {
  TrailLink highest;
  for (const std::int32_t day : days()) {
    if (const auto last = last_link_in(file_of(day)); last && last->number > highest.number) highest = *last;
  }
  return highest;
}

Result<void> TrailFiles::begin_end() {
  const std::vector<std::int32_t> all = days();
  const auto first = all.empty() ? std::nullopt : first_link_in(file_of(all.front()));
  return write_trail_end(end_file_, {first ? first->number + 1 : 1, highest()});
}

Result<void> TrailFiles::catch_up() {
  file_ = nullptr;
  const TrailLink reached = highest();
  const auto end = read_trail_end(end_file_);
  if (!end) return end.error();
  end_was_missing_ = !*end && reached.number > 0;
  if (!*end && !end_was_missing_) {
    if (auto written = write_trail_end(end_file_, {}); !written) return written;
  }
  // Rows that should be there and are not leave a gap for ever, so that it can be seen.
  link_ = *end && (*end)->last.number > reached.number ? (*end)->last : reached;
  is_caught_up_ = true;
  return {};
}

Result<void> TrailFiles::open_day(std::int32_t day) {
  if (file_ != nullptr && day_ == day) return {};
  auto file = std::make_shared<Descriptor>(::open(file_of(day).c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
  if (!file->is_open() || !cut_unfinished_line(file->get())) return cannot("open");
  if (!file->write_all(fmt::format("# {}\n", text_of(link_)))) return cannot("write");
  file_ = std::move(file);
  day_ = day;
  unsynced_.push_back(file_);
  return {};
}

Result<std::uint64_t> TrailFiles::append(TrailRow& row) {
  if (auto opened = open_day(trail_day(row.at)); !opened) return opened.error();
  TrailLink next = link_;
  const std::string line = chained_line(key_, next, row);
  if (!file_->write_all(line)) {
    const Error error = cannot("write");
    is_caught_up_ = false;  // some of the line may stand there
    end_turn();
    return error;
  }
  link_ = next;
  return row.number;
}

Result<std::uint64_t> TrailFiles::write(TrailRow row) {
  const std::scoped_lock lock(mutex_);
  if (auto turn = take_turn(); !turn) {
    end_turn();
    return turn.error();
  }
  if (end_was_missing_) {
    TrailRow missing{.at = row.at, .source = "trail", .action = std::string(end_missing_action)};
    if (auto told = append(missing); !told) return told.error();
    end_was_missing_ = false;
  }
  return append(row);
}

// The files are not held up by the disk: rows are written meanwhile.
Result<void> TrailFiles::sync() {
  std::vector<std::shared_ptr<Descriptor>> files;
  TrailLink reached;
  {
    const std::scoped_lock lock(mutex_);
    end_turn();
    if (link_ == synced_ || unsynced_.empty()) return {};
    reached = link_;
    files = std::exchange(unsynced_, {});
    if (file_ != nullptr) unsynced_.push_back(file_);
  }
  for (const auto& file : files) {
    if (::fdatasync(file->get()) != 0) return cannot("write");
  }
  if (auto synced = sync_folder(folder_); !synced) return synced;
  if (auto raised = raise_end(reached, 0); !raised) return raised;
  const std::scoped_lock lock(mutex_);
  synced_ = reached;
  return {};
}

Result<void> TrailFiles::raise_end(const TrailLink& last, std::uint64_t first) {
  const auto alone = FileLock::take(folder_ / "end.lock");
  if (!alone) return alone.error();
  const auto known = read_trail_end(end_file_);
  if (!known) return known.error();
  TrailEnd end = known->value_or(TrailEnd{});
  if (last.number > end.last.number) end.last = last;
  end.first = std::max(end.first, first);
  return write_trail_end(end_file_, end);
}

Result<void> TrailFiles::forget_old(Instant now) {
  const std::vector<std::int32_t> all = days();
  const std::int32_t today = trail_day(now);
  const auto of_late =
      std::ranges::count_if(all, [&](std::int32_t day) { return day <= today && day > today - days_of_proof; });
  if (static_cast<std::size_t>(of_late) < days_that_prove_a_clock) return {};
  const std::int32_t oldest_kept = trail_day(now - trail_is_kept_for);
  const auto kept = std::ranges::lower_bound(all, oldest_kept);
  const auto before_kept = kept == all.end() ? std::nullopt : first_link_in(file_of(*kept));
  std::uint64_t first = 0;
  std::vector<std::filesystem::path> over;
  for (auto day = all.begin(); before_kept && day != kept; ++day) {
    const auto last = last_link_in(file_of(*day));
    if (!last || last->number > before_kept->number) continue;  // rows of a clock that was set back are younger
    over.push_back(file_of(*day));
    first = std::max(first, last->number + 1);
  }
  if (over.empty()) return {};
  if (auto raised = raise_end({}, first); !raised) return raised;
  for (const auto& file : over) {
    std::error_code failed;
    if (!std::filesystem::remove(file, failed) && failed) return cannot("destroy old days of");
  }
  return sync_folder(folder_);
}

std::vector<std::int32_t> TrailFiles::days() const {
  std::vector<std::int32_t> found;
  std::error_code none;
  for (const auto& each : std::filesystem::directory_iterator(folder_, none)) {
    if (const auto day = day_named(each.path().filename().string())) found.push_back(*day);
  }
  std::ranges::sort(found);
  return found;
}

Result<void> TrailFiles::walk(std::int32_t day, const See& see) const {
  std::ifstream in(file_of(day));
  if (!in) return cannot("read");
  for (std::string line; std::getline(in, line);) {
    const auto chained = split_chained_line(line);
    if (!chained || in.eof()) continue;  // a stretch's first line, a damaged one, or one that is being written
    const auto row = row_of(chained->row);
    if (row && !see(*row)) break;
  }
  return {};
}

TrailLink TrailFiles::last() const {
  const std::scoped_lock lock(mutex_);
  if (is_caught_up_) return link_;
  const auto end = read_trail_end(end_file_);
  return end && *end ? (*end)->last : TrailLink{};
}

Result<std::vector<std::string>> TrailFiles::faults() const {
  const auto end = read_trail_end(end_file_);  // before the files: they only grow
  if (!end) return end.error();
  std::vector<std::filesystem::path> files;
  for (const std::int32_t day : days()) files.push_back(file_of(day));
  return check_trail(files, *end, key_);
}

}  // namespace dangol
