#include "habits/calibration.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr float learning_step = 0.1F;
constexpr float prior_squares = 4;

float logit(float chance) {
  const float inside = std::clamp(chance, 0.002F, 0.998F);
  return std::log(inside / (1 - inside));
}

float logistic(float x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

float Calibration::calibrated(float chance) const { return logistic(slope_ * logit(chance) + shift_); }

void Calibration::learn(float chance, bool came_true) {
  const float x = logit(chance);
  const float error = logistic(slope_ * x + shift_) - (came_true ? 1.0F : 0.0F);
  slope_squares_ += error * x * error * x;
  shift_squares_ += error * error;
  slope_ = std::clamp(slope_ - learning_step * error * x / std::sqrt(prior_squares + slope_squares_), 0.2F, 3.0F);
  shift_ = std::clamp(shift_ - learning_step * error / std::sqrt(prior_squares + shift_squares_), -2.0F, 2.0F);
}

void Calibration::encode(ByteWriter& out) const {
  out.f32(slope_);
  out.f32(shift_);
  out.f32(slope_squares_);
  out.f32(shift_squares_);
}

Calibration Calibration::decode(ByteReader& in) {
  Calibration read;
  read.slope_ = in.f32();
  read.shift_ = in.f32();
  read.slope_squares_ = in.f32();
  read.shift_squares_ = in.f32();
  const bool sane = read.slope_ >= 0.2F && read.slope_ <= 3 && read.shift_ >= -2 && read.shift_ <= 2 &&
                    read.slope_squares_ >= 0 && std::isfinite(read.slope_squares_) && read.shift_squares_ >= 0 &&
                    std::isfinite(read.shift_squares_);
  if (sane && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return Calibration();
}

}  // namespace dangol
