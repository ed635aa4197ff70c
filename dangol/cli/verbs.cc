#include "cli/verbs.h"

namespace dangol {

Result<void> run(const CommonOptions& common, const VerbOptions& verb) {
  return std::visit([&](const auto& options) { return run(common, options); }, verb);
}

}  // namespace dangol
