// The TOML of the mappings that are part of the program; generated from mappings/ when the build is configured.
#pragma once

#include <span>
#include <string_view>

namespace dangol {

std::span<const std::string_view> mapping_texts();

}  // namespace dangol
