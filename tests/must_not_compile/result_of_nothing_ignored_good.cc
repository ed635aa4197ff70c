#include "base/result.h"

dangol::Result<void> erased();
bool gone() { return static_cast<bool>(erased()); }
