// Any bytes as delimited text: bounded, no fault of memory, cells within the row.
#include <cstdint>
#include <cstdlib>

#include "importers/csv_reader.h"

namespace {

class GivenText final : public dangol::TextSource {
 public:
  explicit GivenText(std::string_view text) : rest_(text) {}
  dangol::Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = rest_.copy(into.data(), into.size());
    rest_.remove_prefix(size);
    return size;
  }
  std::uint64_t consumed() const override { return 0; }
  dangol::Encoding encoding() const override { return dangol::Encoding::utf8; }

 private:
  std::string_view rest_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  dangol::CsvReader reader(std::make_unique<GivenText>(text), 64);
  dangol::Row row;
  std::size_t cells = 0;
  while (true) {
    const dangol::Result<bool> more = reader.next(row);
    if (!more || !*more) break;
    for (const std::string_view cell : row.cells) cells += cell.size() + 1;
  }
  if (cells > size + 2) std::abort();
  return 0;
}
