// The bytes of the events of feedback. Private to events/: codec.cc knows which of them are sealed.
#pragma once

#include "base/bytes.h"
#include "events/feedback.h"

namespace dangol {

void write(ByteWriter& out, const FeedbackAsked& event);
void write(ByteWriter& out, const FeedbackGiven& event);
void write(ByteWriter& out, const ComplaintAnswered& event);

FeedbackAsked read_feedback_asked(ByteReader& in);
FeedbackGiven read_feedback_given(ByteReader& in);
ComplaintAnswered read_complaint_answered(ByteReader& in);

}  // namespace dangol
