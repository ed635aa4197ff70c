// libsodium is to be initialised once before its first use: it seeds its generator and picks the fastest code for this
// processor. Every file that calls it asks for this first; later calls cost one comparison.
#pragma once

namespace dangol {

void ensure_sodium();

}  // namespace dangol
