#include "segments/segment_names.h"

#include "base/korean.h"

namespace dangol {

void SegmentNames::add(FieldKind kind, std::string_view name, std::uint32_t id) {
  const std::string written = normalized(name);
  const auto [at, is_new] = named_.try_emplace({kind, folded(written)}, Named{.id = id, .name = written});
  if (!is_new && at->second.id != id) at->second.id = 0;
}

const SegmentNames::Named* SegmentNames::find(FieldKind kind, std::string_view name) const {
  const auto at = named_.find({kind, folded(normalized(name))});
  return at == named_.end() ? nullptr : &at->second;
}

}  // namespace dangol
