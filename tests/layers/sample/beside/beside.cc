#include "beside/beside.h"

int beside_twice();
int beside_twice() { return 2 * beside(); }
