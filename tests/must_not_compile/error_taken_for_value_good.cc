#include "base/result.h"

dangol::Result<int> stored();
int count() { return *stored(); }
