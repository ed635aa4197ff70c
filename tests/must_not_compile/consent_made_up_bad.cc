// refused: is private|private member
#include "consent/consent_state.h"

void yes(dangol::ConsentState& state) { state.answers_[2] = dangol::Answer::given; }
