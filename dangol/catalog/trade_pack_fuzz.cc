// Any text as a trade pack: it is refused with a line, or gives definitions with consecutive ids.
#include "base/assert.h"
#include "catalog/catalog.h"
#include "catalog/trade_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto pack = dangol::parse_trade_pack({reinterpret_cast<const char*>(data), size});
  if (!pack) {
    DANGOL_ASSERT(pack.error().message.find("line ") != std::string::npos);
    return 0;
  }
  dangol::Catalog catalog;
  for (const dangol::EventBody& body : pack->definitions) catalog.apply(body);
  const std::size_t defined = catalog.stores().size() + catalog.items().size() + catalog.modifiers().size();
  DANGOL_ASSERT(defined == pack->definitions.size());
  return 0;
}
