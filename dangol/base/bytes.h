// Writing and reading the journal's compact byte format: varints, zigzag, length-prefixed text.
// A reader never reads past its end: the first short or malformed field makes it `failed()` and everything after it
// zero.
//
//   ByteWriter out;  out.varint(3);  out.text("라떼");
//   ByteReader in(out.bytes());  auto n = in.varint();  auto s = in.text();  if (in.failed()) ...
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dangol {

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      u8(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7;
    }
    u8(static_cast<std::uint8_t>(value));
  }
  void zigzag(std::int64_t value) {
    varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void f32(float value) { raw(&value, sizeof value); }  // IEEE 754, little-endian
  void f64(double value) { raw(&value, sizeof value); }
  void text(std::string_view value) {
    varint(value.size());
    bytes_.append(value);
  }
  void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }

  std::string_view bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t u8() {
    if (rest_.empty()) return fail<std::uint8_t>();
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t byte = u8();
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    return fail<std::uint64_t>();
  }
  std::int64_t zigzag() {
    const std::uint64_t value = varint();
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
  }
  float f32() { return fixed<float>(); }
  double f64() { return fixed<double>(); }
  std::string_view text() { return raw(varint()); }
  std::string_view raw(std::uint64_t size) {
    if (size > rest_.size()) return fail<std::string_view>();
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }

  // For counts that precede a list: a corrupt count cannot make the caller reserve more than the bytes left could hold.
  std::uint64_t count() {
    const std::uint64_t value = varint();
    return value <= rest_.size() ? value : fail<std::uint64_t>();
  }

  // For a caller that read a value which cannot be: from here on the reader has failed.
  void refuse() { fail<int>(); }

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  template <class T>
  T fail() {
    failed_ = true;
    rest_ = {};
    return T{};
  }
  template <class T>
  T fixed() {
    if (rest_.size() < sizeof(T)) return fail<T>();
    T value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace dangol
