#include "storage/record_bench.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/entry_row.h"
#include "storage/faulty_disk.h"
#include "storage/group_commit.h"
#include "storage/sqlite_journal.h"

namespace dangol {
namespace {

constexpr char disk_name[] = "dangol-benchmark";
constexpr int rounds = 5;

using SteadyClock = std::chrono::steady_clock;

double seconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

double cpu_seconds() {
  struct rusage used {};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// A small order of one of 1,000 customers; every one is new.
Entry new_order() {
  static std::atomic<std::uint64_t> next = 1;
  const std::uint64_t number = next++;
  Entry entry{{1},    {number % 1000 + 1}, Instant{std::chrono::milliseconds{number}}, EventKind::order_placed, {},
              number, std::string(20, 'o')};
  const std::uint64_t scattered = number * 0x9e3779b97f4a7c15ULL;  // keys are hashes: they come in no order
  std::memcpy(entry.key.bytes.data(), &scattered, sizeof scattered);
  std::memcpy(entry.key.bytes.data() + sizeof scattered, &number, sizeof number);
  return entry;
}

// What a careful program does without group commit: the same columns, a unique key, prepared statements, one
// transaction an event in WAL mode with synchronous=FULL, SQLite's own defaults otherwise.
class CommitEach {
 public:
  static Result<std::unique_ptr<CommitEach>> open(const std::filesystem::path& file) {
    auto database = Database::open(file.string(), Database::Mode::create, disk_name);
    if (!database) return database.error();
    auto made = database->execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE event (position INTEGER NOT NULL PRIMARY KEY, bucket BIGINT NOT NULL, customer_id BIGINT NOT "
        "NULL, "
        "dedup BLOB NOT NULL, at BIGINT NOT NULL, kind INTEGER NOT NULL, content BIGINT NOT NULL, checksum BIGINT NOT "
        "NULL, "
        "body BLOB NOT NULL, UNIQUE (bucket, customer_id, dedup))",
        "prepare the benchmark");
    if (!made) return made.error();
    auto insert =
        database->prepare(fmt::format("INSERT INTO event ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                                      "ON CONFLICT (bucket, customer_id, dedup) DO NOTHING",
                                      entry_columns));
    if (!insert) return insert.error();
    return std::unique_ptr<CommitEach>(new CommitEach(std::move(*database), std::move(*insert)));
  }
  bool record(const Entry& entry) {
    const std::lock_guard lock(mutex_);
    bind_entry(insert_, ++last_, entry, scratch_);
    return insert_.run() == SQLITE_DONE;
  }

 private:
  CommitEach(Database database, Statement insert) : database_(std::move(database)), insert_(std::move(insert)) {}
  std::mutex mutex_;
  Database database_;
  Statement insert_;
  Position last_ = 0;
  std::string scratch_;
};

struct Rate {
  double events_per_second = 0;
  double cpu_micros = 0;  // an event, the whole process
};

Rate measure(int clients, double seconds, const std::function<bool(const Entry&)>& record) {
  std::atomic<std::uint64_t> count = 0;
  std::atomic<bool> ended = false;
  const auto start = SteadyClock::now();
  const double cpu = cpu_seconds();
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&] {
      std::uint64_t mine = 0;
      while (!ended.load(std::memory_order_relaxed) && record(new_order())) ++mine;
      count += mine;
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  ended = true;
  for (std::thread& each : threads) each.join();
  const auto events = static_cast<double>(std::max<std::uint64_t>(1, count));
  return {events / seconds_since(start), (cpu_seconds() - cpu) / events * 1e6};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Medians {
  std::vector<double> rates, cpu;
  void add(const Rate& rate) {
    rates.push_back(rate.events_per_second);
    cpu.push_back(rate.cpu_micros);
  }
  Rate value() const { return {median(rates), median(cpu)}; }
};

// Milliseconds that a 4 KB write to the end of a file and its fsync take.
double fsync_milliseconds(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string page(4096, 'p');
  std::vector<double> times;
  for (int i = 0; i < 50 && descriptor >= 0; ++i) {
    const auto start = SteadyClock::now();
    if (::write(descriptor, page.data(), page.size()) < 0 || ::fsync(descriptor) != 0) break;
    times.push_back(seconds_since(start) * 1e3);
  }
  if (descriptor >= 0) ::close(descriptor);
  return times.empty() ? 0 : median(times);
}

std::string line(std::string_view way, const Rate& rate) {
  return fmt::format("  {:<44} {:>10.0f} events/s {:>8.1f} us CPU an event\n", way, rate.events_per_second,
                     rate.cpu_micros);
}

std::string compare(CommitEach& each, GroupCommit& commits, int clients, double seconds) {
  const auto grouped = [&](const Entry& entry) { return static_cast<bool>(commits.append({entry})); };
  const auto alone = [&](const Entry& entry) { return each.record(entry); };
  Medians each_many, group_many, each_one, group_one;
  for (int round = 0; round < rounds; ++round) {
    each_many.add(measure(clients, seconds, alone));
    group_many.add(measure(clients, seconds, grouped));
    each_one.add(measure(1, seconds, alone));
    group_one.add(measure(1, seconds, grouped));
  }
  const Rate a = each_many.value(), b = group_many.value(), c = each_one.value(), d = group_one.value();
  return line(fmt::format("one commit an event, {} clients", clients), a) +
         line(fmt::format("group commit, {} clients", clients), b) + line("one commit an event, 1 client", c) +
         line("group commit, 1 client", d) +
         fmt::format(
             "  {} clients: {:.1f} x the events, {:.2f} x the CPU an event;  1 client: {:.2f} x the events, {:.2f} x "
             "the CPU\n",
             clients, b.events_per_second / a.events_per_second, b.cpu_micros / a.cpu_micros,
             d.events_per_second / c.events_per_second, d.cpu_micros / c.cpu_micros);
}

Result<std::string> run_in(const std::filesystem::path& scratch, int clients, double seconds) {
  FaultyDisk disk(disk_name, false);
  auto each = CommitEach::open(scratch / "each.db");
  if (!each) return each.error();
  auto journal = SqliteJournal::create(scratch / "journal.db", {.vfs = disk_name});
  if (!journal) return journal.error();
  GroupCommit commits(**journal, nullptr);
  const double slice = seconds / (rounds * 4 * 2);
  const double fsync = fsync_milliseconds(scratch / "fsync");
  std::string report = fmt::format("fsync {:.2f} ms, {} rounds of {:.2f} s, medians\n", fsync, rounds, slice);
  report += compare(**each, commits, clients, slice);
  disk.delay_syncs(std::chrono::milliseconds(2));
  report += fmt::format("fsync {:.2f} ms + 2 ms added\n", fsync);
  report += compare(**each, commits, clients, slice);
  return report;
}

}  // namespace

Result<std::string> run_record_benchmark(const std::filesystem::path& folder, int clients, double seconds) {
  if (clients < 1 || clients > 1024 || !(seconds > 0 && seconds <= 3600)) {
    return Error{ErrorCode::invalid_input, "clients must be 1 to 1024 and seconds above 0, at most 3600"};
  }
  const std::filesystem::path scratch = folder / "record-benchmark";
  std::error_code failed;
  if (!std::filesystem::create_directories(scratch, failed) || failed) {
    return Error{ErrorCode::conflict,
                 "cannot make the folder record-benchmark for scratch files: it exists or the place is "
                 "not writable"};
  }
  auto report = run_in(scratch, clients, seconds);
  std::filesystem::remove_all(scratch, failed);
  return report;
}

}  // namespace dangol
