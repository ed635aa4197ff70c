// refused: deleted
#include <utility>

#include "consent/gate.h"

dangol::Permission once(dangol::Permission& leave) { return leave; }
