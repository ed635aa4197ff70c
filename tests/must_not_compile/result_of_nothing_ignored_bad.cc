// refused: nodiscard|unused-result
#include "base/result.h"

dangol::Result<void> erased();
bool gone() {
  erased();
  return true;
}
