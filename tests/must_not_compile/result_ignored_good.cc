#include "base/result.h"

dangol::Result<int> stored();
bool keep() { return static_cast<bool>(stored()); }
