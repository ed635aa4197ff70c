// The page behind the link by which a guest refuses advertising: one button, no script, nothing about anybody.
#pragma once

#include <string>
#include <string_view>

#include "api/http.h"
#include "base/language.h"

namespace dangol {

// Asks; shown for every link alike, whether it holds or not.
Response opt_out_question(std::string_view shop_name, Language language);
// Says that it is done, since when ("2024-07-01") and by whom (ICN 50(7)); likewise.
Response opt_out_done(std::string_view shop_name, std::string_view day, Language language);

// RFC 8058: "List-Unsubscribe=One-Click", as a form or as a part of one.
bool is_one_click(std::string_view body);

}  // namespace dangol
