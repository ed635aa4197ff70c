// Another layer of the same level.
#pragma once
inline int beside() { return 0; }
