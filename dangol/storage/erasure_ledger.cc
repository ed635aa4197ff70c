#include "storage/erasure_ledger.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "storage/durable_file.h"
#include "storage/entry_row.h"

namespace dangol {
namespace {

constexpr std::size_t largest_ledger = std::size_t{1} << 30;

std::string line_of(Bucket bucket, CustomerId customer, std::string_view milliseconds) {
  std::string scratch;
  const std::string facts = fmt::format("{} {} {}", bucket.value, customer.value, milliseconds);
  return fmt::format("{} {:016x}\n", facts, checksum_of(bucket.value, customer.value, facts, scratch));
}

std::optional<std::uint64_t> take_number(std::string_view& line) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), value);
  if (failure != std::errc() || end == line.data() + line.size() || *end != ' ') return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return value;
}

std::optional<std::pair<Bucket, CustomerId>> parse(std::string_view whole) {
  std::string_view line = whole;
  const auto bucket = take_number(line);
  const auto customer = bucket ? take_number(line) : std::nullopt;
  const std::string_view milliseconds = line.substr(0, line.find(' '));
  if (!customer || line_of({*bucket}, {*customer}, milliseconds) != std::string(whole) + "\n") return std::nullopt;
  return std::pair{Bucket{*bucket}, CustomerId{*customer}};
}

}  // namespace

Result<ErasureLedger> ErasureLedger::open(std::filesystem::path file) {
  ErasureLedger ledger(std::move(file));
  auto text = read_small_file(ledger.file_, largest_ledger, "erasure ledger");
  if (!text && text.error().code == ErrorCode::not_found) return ledger;
  if (!text) return text.error();
  for (std::size_t end = text->find('\n'); end != std::string::npos; end = text->find('\n', ledger.size_)) {
    const auto who = parse(std::string_view(*text).substr(ledger.size_, end - ledger.size_));
    if (!who) {
      return Error{ErrorCode::unavailable,
                   "the erasure ledger beside the shop's key is damaged: restore it from a copy, or "
                   "someone who was erased could come back"};
    }
    ledger.customers_.insert(*who);
    ledger.ids_.insert(who->second);
    ledger.size_ = end + 1;
  }
  return ledger;
}

Result<void> ErasureLedger::add(Bucket bucket, CustomerId customer, Instant at) {
  if (customers_.contains({bucket, customer})) return {};
  const std::string line = line_of(bucket, customer, fmt::format("{}", at.time_since_epoch().count()));
  if (auto written = append_to_file(file_, size_, line, "erasure ledger"); !written) return written;
  size_ += line.size();
  customers_.insert({bucket, customer});
  ids_.insert(customer);
  return {};
}

}  // namespace dangol
