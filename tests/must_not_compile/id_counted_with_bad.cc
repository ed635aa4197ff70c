// refused: cannot convert|no viable conversion
#include "base/ids.h"

bool is_somebody(dangol::CustomerId who) { return who; }
