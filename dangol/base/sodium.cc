#include "base/sodium.h"

#include <sodium.h>

#include "base/assert.h"

namespace dangol {

void ensure_sodium() {
  static const int ready = sodium_init();
  DANGOL_ASSERT(ready >= 0);
}

}  // namespace dangol
