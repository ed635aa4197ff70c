// Real data lie beside the repository, never in it: DANGOL_DATA, else ../shared/data. A test that needs a file says so
// and is skipped when the file is absent.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace dangol {

inline std::optional<std::filesystem::path> real_data(const std::string& file) {
  const char* data = std::getenv("DANGOL_DATA");
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  const std::filesystem::path folder =
      data != nullptr ? data : std::filesystem::path(source != nullptr ? source : ".") / ".." / "shared" / "data";
  if (std::filesystem::exists(folder / file)) return folder / file;
  MESSAGE("skipped: there is no " << file << "; set DANGOL_DATA to the folder of real data");
  return std::nullopt;
}

}  // namespace dangol
