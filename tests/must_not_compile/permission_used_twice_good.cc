#include <utility>

#include "consent/gate.h"

dangol::Permission once(dangol::Permission& leave) { return std::move(leave); }
