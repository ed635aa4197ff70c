#include "base/ids.h"

bool same(dangol::StoreId a, dangol::StoreId b) { return a == b; }
