// What her reactions say of advertising: whether one more would only wear her out. There is nothing to learn from but
// what she does: that she comes, that she stays away, that she says no.
#pragma once

#include "base/time.h"

namespace dangol {

// How many days an advertisement is given to bring her in: her usual gap between visits, at least a week and at most
// two months; two weeks where the gap is not known (0).
int patience_days(float gap_days);

// An advertisement was not heeded when she did not come for so long after it. `last_visit`: unknown_instant when she
// never came. Whoever has come since heeded all that went before: then she is not tired.
bool is_unheeded(Instant advertised, Instant last_visit, float gap_days, Instant now);

// 0..1, of `unheeded` advertisements since her last visit and of other signs, each of which weighs as much as one: she
// refused another channel, she was let down lately. n / (n + 3): the chance that the next is not heeded either, after
// n that were not, starting as if three had been. The gate holds back from a half on: three in a row.
float fatigue(int unheeded, int other_signs);

}  // namespace dangol
