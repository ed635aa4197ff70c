// refused: nodiscard|unused-result
#include "base/result.h"

dangol::Result<int> stored();
bool keep() {
  stored();
  return true;
}
