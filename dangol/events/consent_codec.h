// The bytes of the events of consent, a guardian's too, of what proves it, and of how often she is advertised to.
// Private to events/.
#pragma once

#include "base/bytes.h"
#include "events/event.h"

namespace dangol {

void write(ByteWriter& out, const ConsentChanged& event);
void write(ByteWriter& out, const PaceChosen& event);
void write(ByteWriter& out, const GuardianConsented& event);
void write(ByteWriter& out, const CameOfAge& event);
void write(ByteWriter& out, const ConsentTextPublished& event);
void write(ByteWriter& out, const ConsentEvidenced& event);

ConsentChanged read_consent_changed(ByteReader& in);
PaceChosen read_pace_chosen(ByteReader& in);
GuardianConsented read_guardian_consented(ByteReader& in);
ConsentTextPublished read_consent_text_published(ByteReader& in);
ConsentEvidenced read_consent_evidenced(ByteReader& in);

}  // namespace dangol
