// The OpenAPI 3.1 document, written from the table of routes and the schemas in openapi_schemas.cc.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/routes.h"

namespace dangol {

std::string openapi_json(std::span<const Route> routes, std::string_view version);

struct NamedSchema {
  std::string_view name;
  std::string_view json;  // JSON Schema 2020-12
};
std::span<const NamedSchema> openapi_schemas();

}  // namespace dangol
