// Any bytes as a workbook's XML and, written to a file in memory, as the workbook itself.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "importers/xlsx_reader.h"
#include "importers/xml_scan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  dangol::XmlScan scan([&](std::span<char> into) -> dangol::Result<std::size_t> {
    const std::size_t got = rest.copy(into.data(), into.size());
    rest.remove_prefix(got);
    return got;
  });
  for (auto kind = scan.next(); kind && *kind != dangol::XmlScan::Kind::done; kind = scan.next()) scan.attribute("r");

  const int file = ::memfd_create("workbook", MFD_CLOEXEC);
  if (file < 0 || ::write(file, data, size) < 0) return 0;
  auto rows = dangol::open_xlsx("/proc/self/fd/" + std::to_string(file));
  dangol::Row row;
  while (rows) {
    const auto more = (*rows)->next(row);
    if (!more || !*more) break;
  }
  ::close(file);
  return 0;
}
