// Any bytes as a mail that came back, and as what a provider reports.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "channels/bounce.h"
#include "channels/solapi_reports.h"
#include "channels/webhook_report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  const std::string_view text(static_cast<const char*>(bytes), size);
  if (const auto report = dangol::parse_bounce(text)) {
    DANGOL_ASSERT(report->message.value != 0 && report->detail.size() <= 9);
  }
  if (const auto report = dangol::parse_webhook_report(text)) DANGOL_ASSERT(report->message.value != 0);
  if (const auto reports = dangol::parse_solapi_reports(text)) {
    for (const auto& report : *reports) DANGOL_ASSERT(report.message.value != 0);
  }
  return 0;
}
