// refused: no match for|no viable overloaded
#include "events/event.h"

void at(dangol::OrderPlaced& order, dangol::StaffId store) { order.store = store; }
