#include "importers/order_mapper.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "importers/cell_phone.h"

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
  const char* at = cell.data();
  const auto digit = [&](std::size_t i) { return static_cast<unsigned>(at[i] - '0'); };
  const std::size_t shift = cell.size() - 7;  // 1 when the hour has two digits
  const unsigned hour = shift == 1 ? digit(0) * 10 + digit(1) : digit(0);
  const std::size_t rest = 1 + shift;
  if (at[rest] != ':' || at[rest + 3] != ':') return false;
  const std::array<unsigned, 5> all{shift == 1 ? digit(0) : 0U, digit(rest + 1), digit(rest + 2), digit(rest + 4), digit(rest + 5)};
  if (std::ranges::any_of(all, [](unsigned d) { return d > 9; }) || digit(shift) > 9) return false;
  const unsigned minute = all[1] * 10 + all[2];
  const unsigned second = all[3] * 10 + all[4];
  if (hour > 23 || minute > 59 || second > 59) return false;
  ms = (static_cast<std::int64_t>(hour) * 3600 + minute * 60 + second) * 1000;
  return true;
}

void append_number(std::string& text, std::int64_t number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

// What the shop accepts of a line.
constexpr std::int64_t largest_line_amount = 1'000'000'000'000'000;  // minor units
constexpr std::int64_t largest_quantity = 1'000'000'000;             // thousandths

bool is_payable(std::int64_t minor) { return minor <= largest_line_amount && minor >= -largest_line_amount; }

bool refuse(Refusal& refusal, Field field, std::string_view reason) {
  refusal = {field_name(field), reason};
  return false;
}

}  // namespace

OrderMapper::OrderMapper(Settings settings, OrderCodes& codes)
    : settings_(std::move(settings)),
      codes_(codes),
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
    const auto is = [&](Field field) { return place_[static_cast<std::size_t>(field)] == static_cast<std::int32_t>(place); };
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
  line.store = is_blank(store) ? 0 : codes_.stores.number(store);
  const std::string_view staff = cell(row, Field::staff);
  line.staff = is_blank(staff) ? 0 : codes_.staff.number(staff);
  line.in_store = true;
  if (settings_.columns.has(Field::in_store)) map_flag(cell(row, Field::in_store), line);
  map_customer(row, line);
  build_keys(row, line);
  return true;
}

// Most rows are of the day of the row before.
bool OrderMapper::read_day(std::string_view text, Refusal& refusal) {
  if (text != last_date_ || text.empty()) {
    if (is_blank(text)) return refuse(refusal, Field::date, "empty");
    last_date_ = text;
    last_day_ = parse_date(text, settings_.date_order, this_year_);
    day_ = date::sys_days{last_day_.value.day}.time_since_epoch().count();
    date_key_.clear();
    append_number(date_key_, last_day_.value.has_time ? day_ * day_ms + last_day_.value.since_midnight.count() : day_);
    midnight_.reset();
    if (last_day_) {
      constexpr std::chrono::milliseconds last_moment{day_ms - 1};
      const Instant begin = settings_.zone.instant(last_day_.value.day, std::chrono::milliseconds{0});
      if (settings_.zone.instant(last_day_.value.day, last_moment) - begin == last_moment) midnight_ = begin;
    }
  }
  return last_day_ ? true : refuse(refusal, Field::date, last_day_.refused);
}

bool OrderMapper::map_time(const Row& row, OrderLine& line, Refusal& refusal) {
  if (place_[static_cast<std::size_t>(Field::date)] < 0) {
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
    line.at = midnight_ ? *midnight_ + std::chrono::milliseconds{ms} : settings_.zone.instant(wall.day, std::chrono::milliseconds{ms});
  }
  if (line.at > settings_.now + date::days{1}) return refuse(refusal, Field::date, "in_the_future");
  if (line.at < Instant{date::sys_days{date::year{1980} / 1 / 1}}) return refuse(refusal, Field::date, "too_long_ago");
  return true;
}

bool OrderMapper::map_money(const Row& row, OrderLine& line, Refusal& refusal) {
  line.quantity_thousandths = 1000;
  if (settings_.columns.has(Field::quantity)) {
    const auto quantity = parse_quantity(cell(row, Field::quantity));
    if (!quantity) return refuse(refusal, Field::quantity, quantity.refused);
    if (quantity.value > largest_quantity) return refuse(refusal, Field::quantity, "too_large");
    line.quantity_thousandths = quantity.value;
  }
  const std::string_view amount_text = cell(row, Field::amount);
  const std::string_view price_text = cell(row, Field::unit_price);
  const auto price = is_blank(price_text) ? Cell<std::int64_t>{0, "empty"} : parse_amount(price_text, settings_.currency);
  std::int64_t thousandfold = 0;  // of the product
  const bool has_product = price && !__builtin_mul_overflow(price.value, line.quantity_thousandths, &thousandfold);
  line.paid_minor = 0;
  if (is_blank(amount_text)) {
    if (has_product) {
      line.paid_minor = thousandfold / 1000;
      if (!is_payable(line.paid_minor)) return refuse(refusal, Field::amount, "too_large");
      line.rules.set(LineRule::amount_from_price);
    } else if (settings_.columns.has(Field::amount) || settings_.columns.has(Field::unit_price)) {
      return refuse(refusal, Field::amount, price.refused == "empty" ? "empty" : price.refused);
    }
    return true;
  }
  const auto amount = parse_amount(amount_text, settings_.currency);
  if (!amount) return refuse(refusal, Field::amount, amount.refused);
  line.paid_minor = amount.value;
  if (!is_payable(amount.value)) return refuse(refusal, Field::amount, "too_large");
  if (amount.value < 0) line.rules.set(LineRule::negative_amount);
  if (has_product && thousandfold / 1000 != amount.value) line.rules.set(LineRule::amount_differs);
  return true;
}

bool OrderMapper::map_item(const Row& row, OrderLine& line, Refusal& refusal) {
  if (!map_options(cell(row, Field::options), line, refusal)) return false;
  if (settings_.columns.has(Field::item)) {
    const std::string_view code = cell(row, Field::item);
    if (is_blank(code)) return refuse(refusal, Field::item, "empty");
    line.item = codes_.item_by_code(code, cell(row, Field::item_name), cell(row, Field::category));
    if (line.item == 0) return refuse(refusal, Field::item, "too_many_items");
  } else {
    const std::string_view spelling = row.cells[settings_.columns.places(Field::item_name).front()];
    if (is_blank(tidy(spelling))) return refuse(refusal, Field::item_name, "empty");
    if (spelling.size() > 500) return refuse(refusal, Field::item_name, "too_long");
    line.item = codes_.item_by_name(spelling, cell(row, Field::category));
    if (line.item == 0) return refuse(refusal, Field::item_name, "too_many_items");
  }
  return true;
}

bool OrderMapper::map_options(std::string_view text, OrderLine& line, Refusal& refusal) {
  line.modifiers = {};
  if (!settings_.columns.has(Field::options)) return true;
  if (is_blank(text)) {
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
    std::ranges::sort(modifiers_);
    modifiers_.erase(std::ranges::unique(modifiers_).begin(), modifiers_.end());
    last_options_ = text;
  }
  line.modifiers = modifiers_;
  return true;
}

void OrderMapper::map_flag(std::string_view text, OrderLine& line) const {
  if (text.empty()) {
    line.rules.set(LineRule::blank_flag);
    return;
  }
  if (text == "Y") return;
  constexpr std::array<std::string_view, 13> no{"N", "n", "0", "no", "No", "false", "FALSE", "F", "포장", "배달", "테이크아웃",
                                                "takeout", "delivery"};
  line.in_store = std::ranges::find(no, text) == no.end();
}

void OrderMapper::map_customer(const Row& row, OrderLine& line) {
  line.customer = cell(row, Field::customer);
  if (is_blank(line.customer) || std::ranges::find(settings_.file->walk_in, line.customer) != settings_.file->walk_in.end()) {
    line.customer = {};
  }
  line.loyalty_number = cell(row, Field::loyalty_number);
  if (is_blank(line.loyalty_number)) line.loyalty_number = {};
  line.phone = {};
  if (const std::string_view text = cell(row, Field::phone); !is_blank(text)) {
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

void OrderMapper::append_key(const Row& row, const std::vector<KeyCell>& cells) {
  bool first = true;
  for (const KeyCell& cell : cells) {
    if (!first) keys_ += between_keys;
    first = false;
    switch (cell.part) {
      case KeyPart::text: keys_ += tidy(row.cells[cell.place]); break;
      case KeyPart::date:
        keys_ += date_key_;
        break;
      case KeyPart::time: append_number(keys_, local_ms_); break;
    }
  }
}

void OrderMapper::build_keys(const Row& row, OrderLine& line) {
  keys_.clear();
  append_key(row, receipt_key_);
  const std::size_t receipt_size = keys_.size();
  append_key(row, line_key_);
  line.receipt = std::string_view(keys_).substr(0, receipt_size);
  line.line = std::string_view(keys_).substr(receipt_size);
  const auto& number = settings_.columns.line_number;
  line.number = number ? tidy(row.cells[*number]) : std::string_view{};
}

}  // namespace dangol
