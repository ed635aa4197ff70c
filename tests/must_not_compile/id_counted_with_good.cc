#include "base/ids.h"

bool is_somebody(dangol::CustomerId who) { return static_cast<bool>(who); }
