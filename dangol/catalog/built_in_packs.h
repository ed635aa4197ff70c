// The trade packs that are built into the program (packs/).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dangol {

// The text of packs/NAME/pack.toml as it was at build time.
std::optional<std::string_view> built_in_pack(std::string_view name);
std::vector<std::string> built_in_pack_names();

}  // namespace dangol
