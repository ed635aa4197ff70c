#include "importers/order_mapper.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "importers/cell_phone.h"
#include "importers/short_text.h"

namespace dangol {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr char between_keys = '\x1f';

// Cells are mostly without white space around them: look before trimming.
std::string_view tidy(std::string_view cell) {
  if (cell.empty()) return cell;
  const auto first = static_cast<unsigned char>(cell.front());
  const auto last = static_cast<unsigned char>(cell.back());
  const bool plain = first > ' ' && first < 0x7f && last > ' ' && last < 0x7f;
  return plain ? cell : trimmed(cell);
}

// "12:04:43" and "9:05:01", which is what tills write; anything else takes the long way.
bool quick_time(std::string_view cell, std::int64_t& ms) {
  if (cell.size() != 8 && cell.size() != 7) return false;
  std::uint64_t word = short_text(cell);
  if (cell.size() == 7) word = word << 8 | '0';
  word ^= 0x30303a30303a3030ULL;  // "00:00:00": digits, and zeros where the colons are
  if (not_digits(word) != 0 || (word & 0x0000ff0000ff0000ULL) != 0) return false;
  const auto two_digits = [&](unsigned at) {
    return static_cast<unsigned>(word >> at & 0xf) * 10 + static_cast<unsigned>(word >> (at + 8) & 0xf);
  };
  const unsigned hour = two_digits(0);
  const unsigned minute = two_digits(24);
  const unsigned second = two_digits(48);
  if (hour > 23 || minute > 59 || second > 59) return false;
  ms = (static_cast<std::int64_t>(hour) * 3600 + minute * 60 + second) * 1000;
  return true;
}

constexpr std::size_t longest_number = 20;  // of 64 bits in decimal, with its sign

char* write_number(std::int64_t number, char* out) { return std::to_chars(out, out + longest_number, number).ptr; }

// What the shop accepts of a line.
constexpr std::int64_t largest_line_amount = 1'000'000'000'000'000;  // minor units
constexpr std::int64_t largest_quantity = 1'000'000'000;             // thousandths

bool is_payable(std::int64_t minor) { return minor <= largest_line_amount && minor >= -largest_line_amount; }

bool refuse(Refusal& refusal, Field field, std::string_view reason) {
  refusal = {field_name(field), reason};
  return false;
}

// Whether a cell that may be empty says nothing; a formula's error there is counted.
inline bool says_nothing(std::string_view text, OrderLine& line) {
  if (!is_blank(text)) return false;
  if (!text.empty() && is_formula_error(text)) line.rules.set(LineRule::formula_error);
  return true;
}

}  // namespace

OrderMapper::OrderMapper(Settings settings, OrderCodes& codes)
    : settings_(std::move(settings)),
      codes_(codes),
      latest_(settings_.now + clock_tolerance),
      this_year_(static_cast<int>(date::year_month_day(date::floor<date::days>(settings_.now)).year())),
      row_is_order_(settings_.columns.receipt_key.empty()) {
  for (std::size_t field = 0; field < field_count; ++field) {
    const BoundColumns::Places& places = settings_.columns.fields[field];
    place_[field] = places.empty() ? -1 : static_cast<std::int32_t>(places.front());
  }
  receipt_key_ = key_cells(settings_.columns.receipt_key);
  line_key_ = key_cells(settings_.columns.line_key);
  if (!row_is_order_) return;
  for (const BoundColumns::Places& places : settings_.columns.fields) {
    for (const KeyCell& cell : key_cells(places)) receipt_key_.push_back(cell);
  }
}

inline std::string_view OrderMapper::cell(const Row& row, Field field) const {
  const std::int32_t place = place_[static_cast<std::size_t>(field)];
  return place < 0 ? std::string_view{} : tidy(row.cells[static_cast<std::size_t>(place)]);
}

// Dates and times are part of a key as what they mean, so that 01/04/2019 and 01-04-19 are the same receipt's day.
std::vector<OrderMapper::KeyCell> OrderMapper::key_cells(const std::vector<std::size_t>& places) const {
  std::vector<KeyCell> cells;
  for (const std::size_t place : places) {
    const auto is = [&](Field field) {
      return place_[static_cast<std::size_t>(field)] == static_cast<std::int32_t>(place);
    };
    cells.push_back({place, is(Field::date) ? KeyPart::date : is(Field::time) ? KeyPart::time : KeyPart::text});
  }
  return cells;
}

bool OrderMapper::map(const Row& row, OrderLine& line, Refusal& refusal) {
  line.rules = {};
  if (row.cells.size() < settings_.columns.least_cells) {
    refusal = {"", "too_few_cells"};
    return false;
  }
  for (std::size_t extra = settings_.columns.header_size; extra < row.cells.size(); ++extra) {
    if (tidy(row.cells[extra]).empty()) continue;
    refusal = {"", "too_many_cells"};
    return false;
  }
  if (!map_time(row, line, refusal) || !map_money(row, line, refusal) || !map_item(row, line, refusal)) return false;
  const std::string_view store = cell(row, Field::store);
  line.store = says_nothing(store, line) ? 0 : codes_.stores.number(store);
  const std::string_view staff = cell(row, Field::staff);
  line.staff = says_nothing(staff, line) ? 0 : codes_.staff.number(staff);
  line.in_store = true;
  if (has(Field::in_store)) map_flag(cell(row, Field::in_store), line);
  map_customer(row, line);
  build_keys(row, line);
  const bool plus = std::memchr(keys_.data(), '+', line.receipt.size() + line.line.size()) != nullptr;  // hardly ever
  if (plus && !row_is_order_ && has_mangled_key(row)) {
    refusal = {"", "number_mangled"};
    return false;
  }
  return true;
}

// Different receipts whose numbers a spreadsheet has rounded would become one.
bool OrderMapper::has_mangled_key(const Row& row) const {
  const auto mangled = [&](const KeyCell& key) {
    return key.part == KeyPart::text && is_mangled_number(tidy(row.cells[key.place]));
  };
  return std::ranges::any_of(receipt_key_, mangled) || std::ranges::any_of(line_key_, mangled);
}

// Most rows are of the day of the row before.
inline bool OrderMapper::read_day(std::string_view text, Refusal& refusal) {
  if (text != last_date_ || text.empty()) {
    if (is_blank(text)) return refuse(refusal, Field::date, why_blank(text));
    last_date_ = text;
    last_day_ = parse_date(text, settings_.date_order, this_year_);
    day_ = date::sys_days{last_day_.value.day}.time_since_epoch().count();
    date_key_.resize(longest_number);
    const std::int64_t moment =
        last_day_.value.has_time ? day_ * day_ms + last_day_.value.since_midnight.count() : day_;
    date_key_.resize(static_cast<std::size_t>(write_number(moment, date_key_.data()) - date_key_.data()));
    midnight_.reset();
    if (last_day_) {
      constexpr std::chrono::milliseconds last_moment{day_ms - 1};
      const Instant begin = settings_.zone.instant(last_day_.value.day, std::chrono::milliseconds{0});
      if (settings_.zone.instant(last_day_.value.day, last_moment) - begin == last_moment) midnight_ = begin;
    }
  }
  return last_day_ ? true : refuse(refusal, Field::date, last_day_.refused);
}

inline bool OrderMapper::map_time(const Row& row, OrderLine& line, Refusal& refusal) {
  if (!has(Field::date)) {
    line.at = unknown_instant;
    line.rules.set(LineRule::no_time);
    return true;
  }
  if (!read_day(cell(row, Field::date), refusal)) return false;
  const WallTime& wall = last_day_.value;
  std::int64_t ms = wall.since_midnight.count();
  if (wall.serial) line.rules.set(LineRule::excel_serial_date);
  if (const std::string_view time = cell(row, Field::time); !is_blank(time) && !quick_time(time, ms)) {
    const auto parsed = parse_time_of_day(time);
    if (!parsed) return refuse(refusal, Field::time, parsed.refused);
    ms = parsed.value.count();
  }
  local_ms_ = ms;
  if (wall.offset) {
    line.at = Instant{date::sys_days{wall.day}} + std::chrono::milliseconds{ms} - *wall.offset;
  } else {
    line.at = midnight_ ? *midnight_ + std::chrono::milliseconds{ms}
                        : settings_.zone.instant(wall.day, std::chrono::milliseconds{ms});
  }
  if (line.at > latest_) return refuse(refusal, Field::date, "in_the_future");
  if (line.at < earliest_order) return refuse(refusal, Field::date, "too_long_ago");
  return true;
}

inline Cell<std::int64_t> OrderMapper::amount_of(std::string_view text) const {
  std::int64_t quick = 0;
  if (short_decimal(text, settings_.currency.decimals, quick)) return {quick, {}};
  return parse_amount(text, settings_.currency);
}

inline bool OrderMapper::map_money(const Row& row, OrderLine& line, Refusal& refusal) {
  line.quantity_thousandths = 1000;
  if (has(Field::quantity)) {
    const std::string_view text = cell(row, Field::quantity);
    if (!short_decimal(text, 3, line.quantity_thousandths) || line.quantity_thousandths == 0) {
      const auto quantity = parse_quantity(text);
      if (!quantity) return refuse(refusal, Field::quantity, quantity.refused);
      line.quantity_thousandths = quantity.value;
    }
    if (line.quantity_thousandths > largest_quantity) return refuse(refusal, Field::quantity, "too_large");
  }
  const std::string_view amount_text = cell(row, Field::amount);
  const std::string_view price_text = cell(row, Field::unit_price);
  const auto price = is_blank(price_text) ? Cell<std::int64_t>{0, why_blank(price_text)} : amount_of(price_text);
  std::int64_t thousandfold = 0;  // of the product
  const bool has_product = price && !__builtin_mul_overflow(price.value, line.quantity_thousandths, &thousandfold);
  line.paid_minor = 0;
  if (is_blank(amount_text)) {
    if (has_product) {
      line.paid_minor = thousandfold / 1000;
      if (!is_payable(line.paid_minor)) return refuse(refusal, Field::amount, "too_large");
      line.rules.set(LineRule::amount_from_price);
    } else if (has(Field::amount) || has(Field::unit_price)) {
      return refuse(refusal, Field::amount, amount_text.empty() ? price.refused : why_blank(amount_text));
    }
    return true;
  }
  const auto amount = amount_of(amount_text);
  if (!amount) return refuse(refusal, Field::amount, amount.refused);
  line.paid_minor = amount.value;
  if (!is_payable(amount.value)) return refuse(refusal, Field::amount, "too_large");
  if (amount.value < 0) line.rules.set(LineRule::negative_amount);
  if (has_product && thousandfold / 1000 != amount.value) line.rules.set(LineRule::amount_differs);
  return true;
}

inline bool OrderMapper::map_item(const Row& row, OrderLine& line, Refusal& refusal) {
  if (!map_options(cell(row, Field::options), line, refusal)) return false;
  if (has(Field::item)) {
    const std::string_view code = cell(row, Field::item);
    if (is_blank(code)) return refuse(refusal, Field::item, why_blank(code));
    if (is_mangled_number(code)) return refuse(refusal, Field::item, "number_mangled");
    line.item = codes_.item_by_code(code, cell(row, Field::item_name), cell(row, Field::category));
    if (line.item == 0) return refuse(refusal, Field::item, "too_many_items");
  } else {
    const std::string_view spelling = row.cells[settings_.columns.places(Field::item_name).front()];
    if (is_blank(tidy(spelling))) return refuse(refusal, Field::item_name, why_blank(tidy(spelling)));
    if (spelling.size() > 500) return refuse(refusal, Field::item_name, "too_long");
    line.item = codes_.item_by_name(spelling, cell(row, Field::category));
    if (line.item == 0) return refuse(refusal, Field::item_name, "too_many_items");
  }
  return true;
}

inline bool OrderMapper::map_options(std::string_view text, OrderLine& line, Refusal& refusal) {
  line.modifiers = {};
  if (!has(Field::options)) return true;
  if (says_nothing(text, line)) {
    line.rules.set(LineRule::option_blank);
    return true;
  }
  if (text != last_options_) {
    last_options_.clear();
    modifiers_.clear();
    const auto parsed = parse_options(text, settings_.file->option_syntax, words_);
    if (!parsed) return refuse(refusal, Field::options, parsed.refused);
    for (const OptionWord& word : words_) {
      if (is_blank(word.choice)) continue;
      const std::uint32_t number = codes_.modifier(word);
      if (number == 0) return refuse(refusal, Field::options, "too_many_options");
      modifiers_.push_back(number);
    }
    options_replaced_ = codes_.keep_last_of_groups(modifiers_);
    std::ranges::sort(modifiers_);
    modifiers_.erase(std::unique(modifiers_.begin(), modifiers_.end()), modifiers_.end());
    last_options_ = text;
  }
  if (options_replaced_) line.rules.set(LineRule::last_option_holds);
  line.modifiers = modifiers_;
  return true;
}

inline void OrderMapper::map_flag(std::string_view text, OrderLine& line) const {
  if (text.empty()) {
    line.rules.set(LineRule::blank_flag);
    return;
  }
  if (text.size() == 1) {  // nearly always
    const char c = text.front();
    line.in_store = c != 'N' && c != 'n' && c != '0' && c != 'F';
    return;
  }
  static constexpr std::array<std::string_view, 9> no{"no",   "No",         "false",   "FALSE",   "포장",
                                                      "배달", "테이크아웃", "takeout", "delivery"};
  line.in_store = std::ranges::find(no, text) == no.end();
}

// Empty when the cell says nothing, or what several guests' cells would say.
inline std::string_view OrderMapper::guest_number(const Row& row, Field field, OrderLine& line) const {
  const std::string_view text = cell(row, field);
  if (says_nothing(text, line)) return {};
  if (!is_mangled_number(text)) return text;
  line.rules.set(LineRule::guest_number_mangled);
  return {};
}

inline void OrderMapper::map_customer(const Row& row, OrderLine& line) {
  line.customer = guest_number(row, Field::customer, line);
  if (std::ranges::find(settings_.file->walk_in, line.customer) != settings_.file->walk_in.end()) line.customer = {};
  line.loyalty_number = guest_number(row, Field::loyalty_number, line);
  line.phone = {};
  if (const std::string_view text = cell(row, Field::phone); !says_nothing(text, line)) {
    auto parsed = parse_phone(text);
    if (!parsed) line.rules.set(LineRule::phone_left_out);
    if (parsed.value.zero_restored) line.rules.set(LineRule::phone_zero_restored);
    phone_ = std::move(parsed.value.digits);
    line.phone = phone_;
  }
  line.name = cell(row, Field::customer_name);
  if (is_blank(line.name) || line.name.size() > 500) line.name = {};
  if (!line.customer.empty() || !line.phone.empty() || !line.loyalty_number.empty()) return;
  line.rules.set(LineRule::walk_in);
  if (!line.name.empty() && std::ranges::find(settings_.file->walk_in, line.name) == settings_.file->walk_in.end()) {
    line.rules.set(LineRule::name_is_no_identity);
  }
}

inline char* OrderMapper::write_key(const Row& row, const std::vector<KeyCell>& cells, char* out) const {
  bool first = true;
  for (const KeyCell& cell : cells) {
    if (!first) *out++ = between_keys;
    first = false;
    switch (cell.part) {
      case KeyPart::text: out = copy_text(tidy(row.cells[cell.place]), out); break;
      case KeyPart::date: out = copy_text(date_key_, out); break;
      case KeyPart::time: out = write_number(local_ms_, out); break;
    }
  }
  return out;
}

inline void OrderMapper::build_keys(const Row& row, OrderLine& line) {
  std::size_t room = 0;
  for (const auto* cells : {&receipt_key_, &line_key_}) {
    for (const KeyCell& cell : *cells) room += std::max(row.cells[cell.place].size(), longest_number) + 1;
  }
  if (keys_.size() < room) keys_.resize(room * 2);
  char* const begin = keys_.data();
  char* const middle = write_key(row, receipt_key_, begin);
  char* const end = write_key(row, line_key_, middle);
  line.receipt = {begin, static_cast<std::size_t>(middle - begin)};
  line.line = {middle, static_cast<std::size_t>(end - middle)};
  const auto& number = settings_.columns.line_number;
  line.number = number ? tidy(row.cells[*number]) : std::string_view{};
}

}  // namespace dangol
