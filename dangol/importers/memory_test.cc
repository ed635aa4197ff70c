// An import's memory does not grow with its files: a child process each, so that one's peak is not the other's.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "importers/import.h"
#include "importers/import_target_for_tests.h"
#include "importers/temporary_folder_for_tests.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // what is freed stays in memory there
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

namespace dangol {
namespace {

// A shop that keeps no orders, so that only the import's own memory shows.
class ForgetfulTarget final : public ImportTarget {
 public:
  ShopFounded settings() const override { return rest_.settings(); }
  Bucket bucket() const override { return rest_.bucket(); }
  Catalog catalog() const override { return rest_.catalog(); }
  Staff staff() const override { return rest_.staff(); }
  std::span<const std::uint8_t> fingerprint_key() const override { return rest_.fingerprint_key(); }
  bool knows(CustomerId customer) const override { return rest_.knows(customer); }
  bool was_erased(CustomerId customer) const override { return rest_.was_erased(customer); }
  bool has_orders() const override { return false; }
  Result<std::vector<Outcome>> record(std::span<const Event> events) override {
    for (const Event& event : events) {
      if (std::holds_alternative<OrderPlaced>(event.body)) continue;
      const auto recorded = rest_.record({&event, 1});
      if (!recorded) return recorded;
    }
    return std::vector<Outcome>(events.size(), Outcome::recorded);
  }

 private:
  RememberingTarget rest_;
};

std::string receipts(int lines) {
  std::string text = "주문번호,주문일시,상품명,수량,금액,고객번호\n";
  for (int line = 0; line < lines; ++line) {
    const int receipt = line / 2;
    text += fmt::format("{},2026-{:02}-{:02} {:02}:{:02},메뉴 {},1,{},{}\n", receipt, receipt % 8 + 1, receipt % 28 + 1,
                        receipt % 12 + 8, receipt % 60, line % 50, 4000 + line % 7 * 500, receipt % 100 + 1);
  }
  return text;
}

// Peak resident size in KiB of a child that imports `file`; 0 when it failed.
long peak_of_import(const std::filesystem::path& file, int lines) {
  ::malloc_trim(
      0);  // a child begins with what the tests before this one left behind, and would hide its own growth in it
  const pid_t child = ::fork();
  if (child == 0) {
    ForgetfulTarget target;
    ImportRequest request;
    request.files = {file};
    request.sort_memory = 1024 * 1024;
    request.now = Instant{date::sys_days{date::year{2026} / 9 / 1}};
    const Result<ImportReport> report = import_files(request, target);
    ::_exit(report && report->rows_accepted == static_cast<std::uint64_t>(lines) ? 0 : 1);
  }
  int status = 0;
  struct rusage used {};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0) return 0;
  return used.ru_maxrss;
}

}  // namespace

TEST_CASE("ten times the lines need no more memory") {
  if (sanitized) {
    MESSAGE("skipped: a sanitizer keeps what is freed");
    return;
  }
  const TemporaryFolder folder;
  const auto few = folder.write("few.csv", receipts(20'000));
  const auto many = folder.write("many.csv", receipts(200'000));
  const long peak_of_few = peak_of_import(few, 20'000);
  const long peak_of_many = peak_of_import(many, 200'000);
  REQUIRE(peak_of_few > 0);
  REQUIRE(peak_of_many > 0);
  // The records of 180,000 lines take 30 MiB when they are kept.
  constexpr long allowed_kib = 8 * 1024;
  CHECK(peak_of_many - peak_of_few < allowed_kib);
  MESSAGE("peak of 20,000 lines: ", peak_of_few, " KiB, of 200,000: ", peak_of_many, " KiB");
}

}  // namespace dangol
