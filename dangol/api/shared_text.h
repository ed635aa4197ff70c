// Text that several answers share: one counted block of memory, so that reading it from among many costs one look.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>

namespace dangol {

class SharedText {
 public:
  SharedText() = default;
  explicit SharedText(std::string_view text) : size_(text.size()) {
    auto bytes = std::make_shared_for_overwrite<char[]>(text.size());
    std::ranges::copy(text, bytes.get());
    bytes_ = std::move(bytes);
  }
  explicit operator bool() const { return bytes_ != nullptr; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::shared_ptr<const char[]> bytes_;
  std::size_t size_ = 0;
};

}  // namespace dangol
