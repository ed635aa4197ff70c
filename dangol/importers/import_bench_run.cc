#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <vector>

#include "importers/byte_source.h"
#include "importers/import_bench.h"
#include "importers/order_mapper.h"
#include "importers/table_file.h"

namespace dangol {
namespace {

constexpr int generated_lines = 2'000'000;
constexpr int runs = 5;

struct Count {
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;
};

Result<Count> read_and_map(const std::filesystem::path& file) {
  const Result<TableFile> table = inspect(file, built_in_mappings());
  if (!table) return table.error();
  if (table->recognised.mapping == nullptr || table->recognised.file->role != FileRole::orders) {
    return Error{ErrorCode::invalid_input, "no built-in mapping knows this file as orders"};
  }
  const std::vector<std::string_view> header(table->header.begin(), table->header.end());
  const Result<BoundColumns> columns = bind_columns(header, *table->recognised.file);
  if (!columns) return columns.error();
  const Result<Zone> zone =
      Zone::named(table->recognised.mapping->zone.empty() ? "Asia/Seoul" : table->recognised.mapping->zone);
  const auto currency = currency_named(table->recognised.mapping->currency);
  OrderCodes codes;
  const Instant now{date::sys_days{date::year{2030} / 1 / 1}};
  OrderMapper mapper(
      {table->recognised.file, *columns, zone ? *zone : Zone::utc(), currency.value_or(*currency_named("KRW")),
       table->recognised.file->date_order.value_or(DateOrder::ymd), now},
      codes);
  Result<std::unique_ptr<RowSource>> rows = open_data_rows(*table);
  if (!rows) return rows.error();
  Count count;
  Row row;
  OrderLine line;
  Refusal refusal;
  while (true) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) return count;
    ++count.rows;
    if (row.fault || !mapper.map(row, line, refusal)) ++count.rejected;
  }
}

// CPU seconds of a child that runs `work` and leaves with its answer; nothing when it failed.
std::optional<double> cpu_of_child(const std::function<int()>& work) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  struct rusage used {};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0) return std::nullopt;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int python_reads(const std::filesystem::path& file) {
  const char* program = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], newline='', encoding='utf-8')): pass";
  ::execlp("python3", "python3", "-c", program, file.c_str(), nullptr);
  return 127;
}

int python_starts() {
  ::execlp("python3", "python3", "-c", "import csv,sys", nullptr);
  return 127;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string measure(const std::filesystem::path& file) {
  const Result<Count> count = read_and_map(file);  // warms the page cache, too
  if (!count) return "the benchmark cannot use this file: " + count.error().message + "\n";
  std::vector<double> ours;
  std::vector<double> python;
  for (int run = 0; run < runs; ++run) {
    const auto mine = cpu_of_child([&] { return read_and_map(file) ? 0 : 1; });
    const auto whole = cpu_of_child([&] { return python_reads(file); });
    const auto start = cpu_of_child([] { return python_starts(); });
    if (mine) ours.push_back(*mine);
    if (whole && start) python.push_back(*whole - *start);  // only its reading counts, not its start
  }
  if (ours.empty()) return "the benchmark could not run\n";
  const auto rows = static_cast<double>(count->rows);
  const double mine = median(ours);
  std::string report =
      fmt::format("rows {} rejected {}\nreading and mapping: {:.3f} CPU s, {:.0f} rows/s, {:.0f} ns a row\n",
                  count->rows, count->rejected, mine, rows / mine, mine / rows * 1e9);
  if (python.empty()) return report + "python3 is not here to compare with\n";
  const double theirs = median(python);
  return report +
         fmt::format(
             "python csv, reading only: {:.3f} CPU s, {:.0f} rows/s\nratio: {:.2f} (medians of {} interleaved runs)\n",
             theirs, rows / theirs, theirs / mine, runs);
}

}  // namespace

bool write_benchmark_receipts(const std::filesystem::path& file, int lines) {
  std::FILE* out = std::fopen(file.c_str(), "w");
  if (out == nullptr) return false;
  std::fputs(
      "transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,"
      "line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn\r\n",
      out);
  std::uint64_t state = 88172645463325252ULL;  // xorshift64 (Marsaglia): the same file every time
  const auto draw = [&](std::uint64_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<unsigned>(state % below);
  };
  unsigned receipt = 0;
  for (int line = 0, today = 0; line < lines; ++receipt) {
    const int day = static_cast<int>(std::int64_t{line} * 28 / lines) + 1;
    if (day != today) receipt = 1;
    today = day;
    const unsigned seconds = 7 * 3600 + draw(13 * 3600);
    const unsigned customer = draw(2) == 0 ? 0 : draw(20'000) + 1;
    const unsigned store = draw(3) + 3;
    const unsigned staff = draw(40) + 1;
    for (unsigned part = 1, parts = draw(4) + 1; part <= parts && line < lines; ++part, ++line) {
      const unsigned quantity = draw(3) + 1;
      const unsigned price = draw(40) * 25 + 100;
      fmt::print(out, "{},{:02}/04/2019,{:02}:{:02}:{:02},{},{},{},{},1,{},{},{},{}.{:02},{}.{:02},N\r\n", receipt, day,
                 seconds / 3600, seconds / 60 % 60, seconds % 60, store, staff, customer, draw(2) == 0 ? 'Y' : 'N',
                 part, draw(88) + 1, quantity, quantity * price / 100, quantity * price % 100, price / 100,
                 price % 100);
    }
  }
  return std::fclose(out) == 0;
}

std::string run_import_benchmark(const std::filesystem::path& file) {
  if (!file.empty()) return measure(file);
  std::error_code failed;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(failed);
  std::string name = (folder / "dangol-bench-XXXXXX").string();
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return "no temporary file can be made for the benchmark\n";
  ::close(descriptor);
  const std::string report =
      write_benchmark_receipts(name, generated_lines) ? measure(name) : "the benchmark's file could not be written\n";
  std::filesystem::remove(name, failed);
  return report;
}

}  // namespace dangol
