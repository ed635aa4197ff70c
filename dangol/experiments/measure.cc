#include "experiments/measure.h"

namespace dangol {

MeasureFacts facts_of(Measure measure) {
  switch (measure) {
    case Measure::revisit: return {"revisit", MeasureShape::rate, true};
    case Measure::repurchase: return {"repurchase", MeasureShape::rate, true};
    case Measure::visits: return {"visits", MeasureShape::amount, true};
    case Measure::spend: return {"spend", MeasureShape::amount, true};
    case Measure::cycle_length: return {"cycle_length", MeasureShape::amount, false};
    case Measure::satisfaction: return {"satisfaction", MeasureShape::scale, true};
  }
  return {};
}

}  // namespace dangol
