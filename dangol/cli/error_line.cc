#include "cli/error_line.h"

#include "api/json_output.h"
#include "base/error_name.h"

namespace dangol {

std::string error_line(const Error& error, bool json) {
  if (!json) return "dangol: " + error.message;
  JsonAnswer out;
  out.open().open("error").field("code", name_of(error.code)).field("message", error.message).close().close();
  return out.take();
}

}  // namespace dangol
