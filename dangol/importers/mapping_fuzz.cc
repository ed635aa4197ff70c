// Any bytes as a mapping: parsed or refused, nothing else.
#include <cstdint>

#include "importers/mapping.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto mapping = dangol::parse_mapping({reinterpret_cast<const char*>(data), size});
  return mapping && mapping->files.empty() ? 1 : 0;
}
