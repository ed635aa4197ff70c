// What leaves as a file says by which row of the trail it left: in its name and, where it has room for it, inside.
#pragma once

#include <string>
#include <string_view>

#include "api/http.h"
#include "api/json_output.h"
#include "api/witness.h"
#include "base/time.h"

namespace dangol {

// Saved by a browser as "guest-trail-512.json".
Response as_file(Response response, std::string_view name, std::string_view extension, const ExportMark& mark);

// "left": which row, when, by whom, why.
void write_mark(JsonAnswer& out, const ExportMark& mark, const Zone& zone);

}  // namespace dangol
