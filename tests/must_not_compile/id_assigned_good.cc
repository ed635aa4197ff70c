#include "events/event.h"

void at(dangol::OrderPlaced& order, dangol::StoreId store) { order.store = store; }
