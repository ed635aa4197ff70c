// Segments in JSON (docs/http-api.md): what a rule may ask, who is in one and why, and those that are saved.
#pragma once

#include <string>

#include "api/insight_json.h"
#include "segments/expression.h"

namespace dangol {

// Fields with their words, comparisons and values, of the question's shop.
std::string segment_fields_json(const InsightQuestion& question);
// `rule` has been read with segment_names() of the same catalog.
GuestsJson segment_json(const InsightQuestion& question, const SegmentExpression& rule);
// Read from what is kept: no walk.
std::string saved_segments_json(const InsightQuestion& question);

}  // namespace dangol
