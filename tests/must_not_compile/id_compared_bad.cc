// refused: no match for|invalid operands
#include "base/ids.h"

bool same(dangol::StoreId a, dangol::StaffId b) { return a == b; }
