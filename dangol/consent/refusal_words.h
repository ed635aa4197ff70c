// Whether what a guest sends back says that she wants no more advertising (Network Act 50(2)).
#pragma once

#include <string_view>

namespace dangol {

// UTF-8, in any spelling: "수신 거부합니다", "(수신거부)", "STOP". In doubt it is a refusal, except where she asks to
// have one taken back: a yes needs the text she agrees to, so that is something to talk about.
bool is_refusal(std::string_view text);

}  // namespace dangol
