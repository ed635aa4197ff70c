#include "importers/receipts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace dangol {
namespace {

constexpr std::size_t place_size = 12;  // file and row at the end of a key
constexpr std::uint64_t asked_every = 4096;

template <std::size_t size>
void append_big_endian(std::string& key, std::uint64_t value) {
  std::array<char, size> bytes;
  for (std::size_t at = size; at-- > 0; value >>= 8) bytes[at] = static_cast<char>(value);
  key.append(bytes.data(), size);
}
void append_be64(std::string& key, std::uint64_t value) { append_big_endian<8>(key, value); }
void append_be32(std::string& key, std::uint32_t value) { append_big_endian<4>(key, value); }
std::uint64_t read_be(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

std::uint64_t sortable(Instant at) {
  return static_cast<std::uint64_t>(at.time_since_epoch().count()) ^ (std::uint64_t{1} << 63);
}

}  // namespace

// One order line between the two sorts. `content` is everything that was said, so that equal lines have equal bytes.
struct Receipts::Line {
  std::uint32_t file = 0;
  std::uint64_t row = 0;
  LineRules rules;
  std::string content;
  bool kept = false;

  bool row_is_order = false;
  std::uint32_t source = 0;
  std::string_view receipt;  // of the group, all views into `content`
  std::int64_t at_ms = 0;
  std::uint32_t store = 0;
  std::uint32_t staff = 0;
  bool in_store = true;
  std::string_view line_key, number, customer, phone, loyalty_number, name;
  std::string_view purchase;  // item, quantity, amount, modifiers: still encoded

  void read(const SpillSorter::Record& record) {
    kept = false;
    const std::string_view place = record.key.substr(record.key.size() - place_size);
    file = static_cast<std::uint32_t>(read_be(place.substr(0, 4)));
    row = read_be(place.substr(4));
    ByteReader in(record.body);
    rules = LineRules::of(static_cast<std::uint32_t>(in.varint()));
    content = in.rest();
    ByteReader said(content);
    const std::uint8_t flags = said.u8();
    in_store = (flags & 1) != 0;
    row_is_order = (flags & 2) != 0;
    source = static_cast<std::uint32_t>(said.varint());
    receipt = said.text();
    at_ms = said.zigzag();
    store = static_cast<std::uint32_t>(said.varint());
    staff = static_cast<std::uint32_t>(said.varint());
    line_key = said.text();
    number = said.text();
    customer = said.text();
    phone = said.text();
    loyalty_number = said.text();
    name = said.text();
    purchase = said.rest();
  }

  bool same_guest_and_place(const Line& other) const {
    return store == other.store && staff == other.staff && customer == other.customer && phone == other.phone &&
           loyalty_number == other.loyalty_number && at_ms == other.at_ms;
  }
};

Receipts::Receipts(const std::filesystem::path& scratch_folder, std::size_t budget)
    : by_receipt_(scratch_folder, budget), by_time_(scratch_folder, budget) {}

Result<void> Receipts::add(const OrderLine& line, std::uint32_t file, std::uint64_t row, std::uint32_t source,
                           bool row_is_order) {
  key_.clear();
  append_be64(key_, CodeTable::hash(line.receipt) + source);
  append_be32(key_, source);
  append_be32(key_, static_cast<std::uint32_t>(line.receipt.size()));
  key_ += line.receipt;
  append_be32(key_, file);
  append_be64(key_, row);

  body_.clear();
  body_.varint(line.rules.bits());
  body_.u8(static_cast<std::uint8_t>((line.in_store ? 1 : 0) | (row_is_order ? 2 : 0)));
  body_.varint(source);
  body_.text(line.receipt);
  body_.zigzag(line.at.time_since_epoch().count());
  body_.varint(line.store);
  body_.varint(line.staff);
  for (const std::string_view text :
       {line.line, line.number, line.customer, line.phone, line.loyalty_number, line.name}) {
    body_.text(text);
  }
  body_.varint(line.item);
  body_.zigzag(line.quantity_thousandths);
  body_.zigzag(line.paid_minor);
  body_.varint(line.modifiers.size());
  for (const std::uint32_t modifier : line.modifiers) body_.varint(modifier);
  return by_receipt_.add(key_, body_.bytes());
}

namespace {

// Decides which lines of a receipt are said for the first time. With a line key: one line per key, the first one holds.
// Without: equal lines of one file are as many lines, but those of another file are the same ones again.
template <class Line>
class FirstSaid {
 public:
  enum class Verdict : std::uint8_t { first, again, contradicts };

  Verdict judge(const Line& line) {
    if (!line.line_key.empty()) {
      const auto [at, is_new] = by_key_.try_emplace(line.line_key, &line);
      if (is_new) return Verdict::first;
      return at->second->content == line.content ? Verdict::again : Verdict::contradicts;
    }
    Count& count = by_content_[line.content];
    if (count.file != line.file) count = {count.kept, line.file, 0};
    if (++count.in_file <= count.kept) return Verdict::again;
    ++count.kept;
    return Verdict::first;
  }
  void clear() {
    by_key_.clear();
    by_content_.clear();
  }

 private:
  struct Count {
    std::uint32_t kept = 0;
    std::uint32_t file = 0xffffffff;
    std::uint32_t in_file = 0;
  };
  std::unordered_map<std::string_view, const Line*> by_key_;
  std::unordered_map<std::string_view, Count> by_content_;
};

}  // namespace

Result<void> Receipts::close_group(std::deque<Line>& lines, std::size_t size, const Outcome& outcome) {
  FirstSaid<Line> first_said;
  std::unordered_set<std::string_view> numbers;
  const Line* first = nullptr;
  std::uint32_t occurrence = 0;
  for (std::size_t i = 0; i < size; ++i) {
    Line& line = lines[i];
    const auto verdict = size == 1 ? FirstSaid<Line>::Verdict::first : first_said.judge(line);
    line.kept = verdict == FirstSaid<Line>::Verdict::first;
    if (!line.kept) {
      ++outcome.already_known;
      outcome.rules.add(verdict == FirstSaid<Line>::Verdict::again ? "line_seen_before" : "line_contradicts");
      continue;
    }
    outcome.rules.add(line.rules);
    if (!line.number.empty() && size > 1 && !numbers.insert(line.number).second)
      outcome.rules.add("line_number_repeats");
    if (first == nullptr) first = &line;
    if (!first->same_guest_and_place(line)) outcome.rules.add("receipt_disagrees");
    if (!line.row_is_order) continue;
    const Result<void> delivered = deliver(lines, i, 1, ++occurrence);
    if (!delivered) return delivered;
  }
  if (first == nullptr || first->row_is_order) return {};
  return deliver(lines, 0, size, 0);
}

Result<void> Receipts::deliver(const std::deque<Line>& lines, std::size_t begin, std::size_t count,
                               std::uint32_t occurrence) {
  const Line* found = nullptr;
  std::int64_t at_ms = std::numeric_limits<std::int64_t>::max();
  std::uint64_t kept = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (!lines[i].kept) continue;
    if (found == nullptr) found = &lines[i];
    at_ms = std::min(at_ms, lines[i].at_ms);
    ++kept;
  }
  const Line& first = *found;  // the caller has seen one
  key_.clear();
  append_be64(key_, sortable(Instant{std::chrono::milliseconds{at_ms}}));
  append_be32(key_, first.file);
  append_be64(key_, first.row);
  body_.clear();
  body_.varint(first.source);
  std::string receipt(first.receipt);
  if (occurrence > 0) receipt += '#' + std::to_string(occurrence);
  body_.text(receipt);
  body_.zigzag(at_ms);
  body_.varint(first.store);
  body_.varint(first.staff);
  body_.u8(first.in_store ? 1 : 0);
  for (const std::string_view text : {first.customer, first.phone, first.loyalty_number, first.name}) body_.text(text);
  body_.varint(kept);
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (lines[i].kept) body_.raw(lines[i].purchase.data(), lines[i].purchase.size());
  }
  return by_time_.add(key_, body_.bytes());
}

Result<bool> Receipts::finish(const Outcome& outcome) {
  Result<void> done = by_receipt_.finish();
  if (!done) return done.error();
  SpillSorter::Record record;
  std::deque<Line> lines(1);
  std::size_t size = 0;
  std::string group;
  for (std::uint64_t seen = 0;; ++seen) {
    if (seen % asked_every == 0 && !outcome.go_on()) return false;
    const Result<bool> more = by_receipt_.next(record);
    if (!more) return more.error();
    const std::string_view here = *more ? record.key.substr(0, record.key.size() - place_size) : std::string_view{};
    if (size > 0 && here != group) {
      done = close_group(lines, size, outcome);
      if (!done) return done.error();
      size = 0;
    }
    if (!*more) break;
    if (size == 0) group = here;
    if (size == lines.size()) lines.emplace_back();
    lines[size].read(record);
    if (size < most_lines) {
      ++size;
    } else {
      outcome.reject({lines[size].file, lines[size].row, "receipt_too_long"});
    }
  }
  done = by_time_.finish();
  if (!done) return done.error();
  return true;
}

Result<bool> Receipts::next(ReceiptRecord& receipt) {
  SpillSorter::Record record;
  const Result<bool> more = by_time_.next(record);
  if (!more || !*more) return more;
  ByteReader in(record.body);
  receipt.source = static_cast<std::uint32_t>(in.varint());
  receipt.key = in.text();
  receipt.at = Instant{std::chrono::milliseconds{in.zigzag()}};
  receipt.store = static_cast<std::uint32_t>(in.varint());
  receipt.staff = static_cast<std::uint32_t>(in.varint());
  receipt.in_store = in.u8() != 0;
  for (std::string* text : {&receipt.customer, &receipt.phone, &receipt.loyalty_number, &receipt.name})
    *text = in.text();
  receipt.lines.resize(in.count());
  for (ReceiptLine& line : receipt.lines) {
    line.item = static_cast<std::uint32_t>(in.varint());
    line.quantity_thousandths = in.zigzag();
    line.paid_minor = in.zigzag();
    line.modifiers.resize(in.count());
    for (std::uint32_t& modifier : line.modifiers) modifier = static_cast<std::uint32_t>(in.varint());
  }
  return true;
}

}  // namespace dangol
