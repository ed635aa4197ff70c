// refused: could not convert|no matching function
#include "base/ids.h"

int visits_of(dangol::CustomerId who);
int visits() { return visits_of(dangol::ItemId{7}); }
