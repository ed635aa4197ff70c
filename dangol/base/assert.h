// DANGOL_ASSERT(condition): our own mistake stops the process, in release builds too; the journal replays what was
// acknowledged. Never for bad input: that is an Error (base/result.h).
#pragma once

#include <cstdio>
#include <cstdlib>

#define DANGOL_ASSERT(condition)                                                                        \
  do {                                                                                                  \
    if (!(condition)) [[unlikely]] {                                                                    \
      std::fprintf(stderr, "dangol: broken assumption at %s:%d: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                                     \
    }                                                                                                   \
  } while (false)
