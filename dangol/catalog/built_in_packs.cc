#include "catalog/built_in_packs.h"

#include "pack_files.h"

namespace dangol {
namespace {

constexpr std::string_view suffix = "/pack.toml";

std::string_view name_of(const EmbeddedFile& file) { return file.path.substr(0, file.path.size() - suffix.size()); }

}  // namespace

std::optional<std::string_view> built_in_pack(std::string_view name) {
  for (const EmbeddedFile& file : pack_files()) {
    if (name_of(file) == name) return file.bytes;
  }
  return std::nullopt;
}

std::vector<std::string> built_in_pack_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : pack_files()) names.emplace_back(name_of(file));
  return names;
}

}  // namespace dangol
