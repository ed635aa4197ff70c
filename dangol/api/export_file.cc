#include "api/export_file.h"

#include <fmt/format.h>

namespace dangol {

Response as_file(Response response, std::string_view name, std::string_view extension, const ExportMark& mark) {
  response.headers.push_back(
      {"Content-Disposition", fmt::format("attachment; filename=\"{}-trail-{}.{}\"", name, mark.row, extension)});
  return response;
}

void write_mark(JsonAnswer& out, const ExportMark& mark, const Zone& zone) {
  out.open("left").id("trail_row", mark.row).field("at", zone.format(mark.at)).id("staff", mark.account.value);
  out.field("reason", word_of(mark.reason)).close();
}

}  // namespace dangol
