#include "middle/middle.h"

#include "low/low.h"

int middle() { return low(); }
