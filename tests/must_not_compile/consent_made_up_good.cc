#include "consent/consent_state.h"

void yes(dangol::ConsentState& state) { state.apply({dangol::Purpose::sensitive, true, {}, "1"}, {}); }
