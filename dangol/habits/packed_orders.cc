#include "habits/packed_orders.h"

#include <algorithm>
#include <limits>

namespace dangol {
namespace {

constexpr std::int64_t instant_bias = std::int64_t{1} << 47;  // 4460 years each way
constexpr std::size_t most_record = 255;
constexpr std::size_t longest_line = 100;  // item 5, quantity 10, eight modifiers of up to 6, and room to spare

// A record under construction, on the stack: recording is the hot path of an import.
class Record {
 public:
  void byte(std::uint8_t value) { data_[size_++] = static_cast<char>(value); }
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      byte(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7;
    }
    byte(static_cast<std::uint8_t>(value));
  }
  void close() { data_[0] = static_cast<char>(size_ - 1); }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {data_.data(), size_}; }

 private:
  std::array<char, most_record + 1 + longest_line> data_;
  std::size_t size_ = 0;
};

std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

std::int64_t clamped_ms(Instant at) {
  return std::clamp<std::int64_t>(at.time_since_epoch().count(), -instant_bias, instant_bias - 1);
}

// The local clock as minutes ahead of UTC: half-hours in one byte where they are whole, as they are nearly everywhere.
void write_offset(Record& out, std::int64_t ms, LocalTime local) {
  const std::int64_t offset = std::int64_t{local.day} * 1440 + local.minute - floor_divide(ms, 60000);
  if (offset % 30 == 0) {
    out.varint(zigzag(offset / 30) << 1);
  } else {
    out.varint(zigzag(offset) << 1 | 1);
  }
}

std::int64_t read_offset(PackedCursor& in) {
  const std::uint64_t value = in.varint();
  const std::uint64_t zigzagged = value >> 1;
  const auto offset = static_cast<std::int64_t>((zigzagged >> 1) ^ (~(zigzagged & 1) + 1));
  constexpr std::int64_t limit = std::int64_t{1} << 42;
  return std::clamp(offset, -limit, limit) * ((value & 1) == 0 ? 30 : 1);
}

// item * 4 + (quantity is not one) * 2 + (has modifiers); the modifiers as rising differences * 2 + (more follow).
void write_line(Record& out, const LineItem& line) {
  const bool other_quantity = line.quantity_thousandths != 1000;
  const std::size_t modifiers = std::min<std::size_t>(line.modifiers.size(), PackedLine::most_modifiers);
  out.varint(std::uint64_t{line.item.value} << 2 | std::uint64_t{other_quantity} << 1 | std::uint64_t{modifiers != 0});
  if (other_quantity) out.varint(zigzag(line.quantity_thousandths));
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < modifiers; ++i) {
    const std::uint32_t value = line.modifiers[i].value;
    out.varint(std::uint64_t{value - before} << 1 | std::uint64_t{i + 1 < modifiers});
    before = value;
  }
}

Record make_record(const OrderPlaced& order, Instant at, LocalTime local) {
  Record out;
  const std::int64_t ms = clamped_ms(at);
  const auto biased = static_cast<std::uint64_t>(ms + instant_bias);
  out.byte(0);
  for (int shift = 40; shift >= 0; shift -= 8) out.byte(static_cast<std::uint8_t>(biased >> shift));
  write_offset(out, ms, local);
  out.varint(order.store.value);
  out.varint(zigzag(paid_minor(order)));
  const std::size_t lines = std::min<std::size_t>(order.lines.size(), PackedOrders::most_lines);
  for (std::size_t i = 0; i < lines && out.size() + longest_line <= most_record; ++i) write_line(out, order.lines[i]);
  out.close();
  return out;
}

// Records compare by instant first: their time is big-endian right behind the size.
bool comes_before(std::string_view a, std::string_view b) { return a.substr(1) < b.substr(1); }

std::size_t record_size(std::string_view rest) { return 1 + static_cast<std::uint8_t>(rest.front()); }

}  // namespace

std::int64_t saturated_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

std::int64_t paid_minor(const OrderPlaced& order) {
  std::int64_t sum = 0;
  for (const LineItem& line : order.lines) sum = saturated_sum(sum, line.paid_minor);
  return sum;
}

PackedOrder PackedOrders::read(std::string_view record) {
  PackedOrder order;
  PackedCursor in(record);
  order.instant_ms = static_cast<std::int64_t>(in.big_endian_48()) - instant_bias;
  const std::int64_t minutes = floor_divide(order.instant_ms, 60000) + read_offset(in);
  const std::int64_t day = floor_divide(minutes, 1440);
  constexpr std::int64_t most_days = 2'000'000'000;
  order.at.day = static_cast<std::int32_t>(std::clamp(day, -most_days, most_days));
  order.at.minute = static_cast<std::int16_t>(minutes - day * 1440);
  order.store = {static_cast<std::uint32_t>(in.varint())};
  order.paid_minor = in.zigzag();
  order.lines = in;
  return order;
}

PackedOrders::PackedOrders(const PackedOrders& other) { *this = other; }

PackedOrders& PackedOrders::operator=(const PackedOrders& other) {
  if (this == &other) return *this;
  size_ = 0;
  if (other.size_ > capacity_) make_room(other.size_);
  std::copy_n(other.bytes_.get(), other.size_, bytes_.get());
  size_ = other.size_;
  last_ = other.last_;
  count_ = other.count_;
  return *this;
}

PackedOrders::PackedOrders(PackedOrders&& other) noexcept { *this = std::move(other); }

PackedOrders& PackedOrders::operator=(PackedOrders&& other) noexcept {
  bytes_ = std::move(other.bytes_);
  size_ = std::exchange(other.size_, std::uint16_t{0});
  capacity_ = std::exchange(other.capacity_, std::uint16_t{0});
  last_ = std::exchange(other.last_, std::uint16_t{0});
  count_ = std::exchange(other.count_, std::uint8_t{0});
  return *this;
}

// Grows by a few records at a time: the string stops growing when it is full, so doubling would only waste memory.
void PackedOrders::make_room(std::size_t size) {
  const std::size_t wanted = size_ + size;
  if (wanted <= capacity_) return;
  const std::size_t slack = count_ < 4 ? 0 : 24;
  const std::size_t capacity = (wanted + slack + 8 + 15) / 16 * 16 - 8;  // what malloc rounds to anyway
  std::unique_ptr<char[]> larger(new char[capacity]);
  std::copy_n(bytes_.get(), size_, larger.get());
  bytes_ = std::move(larger);
  capacity_ = static_cast<std::uint16_t>(capacity);
}

bool PackedOrders::has(ItemId item) const {
  bool found = false;
  for_each([&](PackedOrder& order) {
    for (PackedLine line; !found && order.next(line);) found = line.item() == item && line.positive();
  });
  return found;
}

void PackedOrders::drop_oldest() {
  const std::size_t size = record_size(bytes());
  std::copy(bytes_.get() + size, bytes_.get() + size_, bytes_.get());
  size_ = static_cast<std::uint16_t>(size_ - size);
  last_ = static_cast<std::uint16_t>(last_ - std::min<std::size_t>(last_, size));
  --count_;
}

void PackedOrders::insert(const OrderPlaced& order, Instant at, LocalTime local) {
  const Record made = make_record(order, at, local);
  const std::string_view record = made.view();
  if (count_ == most_orders) {
    const std::string_view oldest = bytes().substr(0, record_size(bytes()));
    if (!comes_before(oldest, record)) return;  // older than all that are remembered
    drop_oldest();
  }
  make_room(record.size());
  std::size_t place = size_;
  if (count_ != 0 && comes_before(record, bytes().substr(last_))) {
    for (place = 0; !comes_before(record, bytes().substr(place, record_size(bytes().substr(place))));) {
      place += record_size(bytes().substr(place));
    }
    last_ = static_cast<std::uint16_t>(last_ + record.size());
  } else {
    last_ = size_;
  }
  std::copy_backward(bytes_.get() + place, bytes_.get() + size_, bytes_.get() + size_ + record.size());
  std::copy(record.begin(), record.end(), bytes_.get() + place);
  size_ = static_cast<std::uint16_t>(size_ + record.size());
  ++count_;
}

bool PackedOrders::erase(const OrderPlaced& order, Instant at, LocalTime local) {
  const Record made = make_record(order, at, local);
  std::size_t before = 0;
  for (std::size_t place = 0; place < size_;) {
    const std::size_t size = record_size(bytes().substr(place));
    if (bytes().substr(place, size) == made.view()) {
      last_ = static_cast<std::uint16_t>(place == last_ ? before : last_ - size);
      std::copy(bytes_.get() + place + size, bytes_.get() + size_, bytes_.get() + place);
      size_ = static_cast<std::uint16_t>(size_ - size);
      --count_;
      return true;
    }
    before = place;
    place += size;
  }
  return false;
}

bool PackedOrders::assign(std::string_view bytes) {
  *this = PackedOrders();
  if (bytes.size() > most_bytes) return false;
  int count = 0;
  std::size_t last = 0;
  for (std::size_t place = 0; place < bytes.size(); ++count) {
    const std::size_t size = record_size(bytes.substr(place));
    if (count == most_orders || size > bytes.size() - place) return false;
    const std::string_view record = bytes.substr(place, size);
    if (count != 0 && comes_before(record, bytes.substr(last, place - last))) return false;
    PackedOrder order = read(record.substr(1));
    PackedLine line;
    int lines = 0;
    while (order.next(line)) ++lines;
    if (order.lines.failed() || lines > most_lines) return false;
    last = place;
    place += size;
  }
  make_room(bytes.size());
  std::copy(bytes.begin(), bytes.end(), bytes_.get());
  size_ = static_cast<std::uint16_t>(bytes.size());
  last_ = static_cast<std::uint16_t>(last);
  count_ = static_cast<std::uint8_t>(count);
  return true;
}

}  // namespace dangol
