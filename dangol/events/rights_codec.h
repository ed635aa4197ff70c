// The bytes of the events of a guest's requests. Private to events/.
#pragma once

#include "base/bytes.h"
#include "events/rights.h"

namespace dangol {

void write(ByteWriter& out, const RightsAsked& event);
void write(ByteWriter& out, const RightsAnswered& event);

RightsAsked read_rights_asked(ByteReader& in);
RightsAnswered read_rights_answered(ByteReader& in);

}  // namespace dangol
