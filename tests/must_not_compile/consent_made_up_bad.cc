// refused: is private|private member
#include "consent/consent_state.h"

void yes(dangol::ConsentState& state) { state.told_.clear(); }
