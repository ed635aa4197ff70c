// Particles that were typed behind a place instead of into it: "{item}을" is wrong for every 라떼.
//
//   particle_hints(message)   // {item, "을", "을/를"}: an editor proposes {item:을/를}
#pragma once

#include <string_view>
#include <vector>

#include "templates/message_template.h"

namespace dangol {

struct ParticleHint {
  Placeholder what = Placeholder::name;
  std::string_view written;  // "을"
  std::string_view pair;     // "을/를"

  friend bool operator==(const ParticleHint&, const ParticleHint&) = default;
};

// In sequence, for Korean templates. Behind a suffix the writer knows the sound and may be right.
std::vector<ParticleHint> particle_hints(const MessageTemplate& message);

}  // namespace dangol
