#include "cli/evaluation_report.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace dangol {
namespace {

std::string share_line(const char* name, const Share& share) {
  return fmt::format("  {:<28} {:5.1f} %  [{:.1f}, {:.1f}]\n", name, 100 * share.value, 100 * share.low,
                     100 * share.high);
}

std::string difference_line(const char* name, const PairedDifference& difference) {
  return fmt::format("  {:<28} {:+5.1f}    [{:+.1f}, {:+.1f}] points\n", name, 100 * difference.value,
                     100 * difference.low, 100 * difference.high);
}

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void number(Json& out, const char* name, double value) {
  out.Key(name);
  out.Double(value);
}

template <class Interval>
void interval(Json& out, const char* name, const Interval& each) {
  out.Key(name);
  out.StartObject();
  number(out, "value", each.value);
  number(out, "low", each.low);
  number(out, "high", each.high);
  out.EndObject();
}

}  // namespace

std::string evaluation_text(const UsualEvaluation& evaluation) {
  std::string text =
      fmt::format("The usual order, forecast before each order was learned from: {} forecasts in {} orders\n",
                  evaluation.forecasts, evaluation.orders);
  text += "Right at the first try, with 95 % intervals\n";
  text += share_line("Dangol", evaluation.ours);
  text += share_line("most frequent past item", evaluation.most_frequent);
  text += share_line("last item", evaluation.last);
  text += share_line("best-seller", evaluation.best_seller);
  text += difference_line("over most frequent", evaluation.over_most_frequent);
  text += difference_line("over last", evaluation.over_last);
  text += fmt::format("Calibration error {:.3f} in ten bins of equal width, {:.3f} of equal mass\n",
                      evaluation.calibration_error, evaluation.calibration_error_equal_mass);
  text += fmt::format("Offered as certain {:.1f} % of the time\n", 100 * evaluation.certain_share);
  text += share_line("right among those", evaluation.certain);
  return text;
}

std::string evaluation_json(const UsualEvaluation& evaluation) {
  rapidjson::StringBuffer buffer;
  Json out(buffer);
  out.StartObject();
  out.Key("orders");
  out.Uint64(evaluation.orders);
  out.Key("forecasts");
  out.Uint64(evaluation.forecasts);
  interval(out, "top1", evaluation.ours);
  interval(out, "top1_most_frequent", evaluation.most_frequent);
  interval(out, "top1_last", evaluation.last);
  interval(out, "top1_best_seller", evaluation.best_seller);
  interval(out, "top1_any_line", evaluation.any_line);
  interval(out, "over_most_frequent", evaluation.over_most_frequent);
  interval(out, "over_last", evaluation.over_last);
  number(out, "ece", evaluation.calibration_error);
  number(out, "ece_equal_mass", evaluation.calibration_error_equal_mass);
  number(out, "brier", evaluation.brier);
  number(out, "log_loss", evaluation.log_loss);
  number(out, "certain_share", evaluation.certain_share);
  interval(out, "certain", evaluation.certain);
  out.EndObject();
  return buffer.GetString();
}

}  // namespace dangol
