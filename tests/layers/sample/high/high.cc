#include "low/low.h"
#include "middle/middle.h"

int high();
int high() { return low() + middle(); }
