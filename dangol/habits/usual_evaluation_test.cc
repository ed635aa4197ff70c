#include "habits/usual_evaluation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>

#include "base/real_data_test.h"
#include "habits/rhythm_evaluation.h"

using namespace dangol;

namespace {

std::vector<std::string> cells_of(std::string line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.pop_back();
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

// The small numbers that ids are, given out in the order in which texts are met.
class Numbering {
 public:
  std::uint32_t of(const std::string& text) { return numbers_.try_emplace(text, numbers_.size() + 1).first->second; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

std::string tidied(std::string text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += static_cast<char>(std::tolower(c));
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

LocalTime local_of(int year, unsigned month, unsigned day, int hour, int minute) {
  const date::sys_days days = date::year{year} / static_cast<int>(month) / static_cast<int>(day);
  return {static_cast<std::int32_t>(days.time_since_epoch().count()), static_cast<std::int16_t>(hour * 60 + minute)};
}

EvaluatedOrder order_at(CustomerId customer, LocalTime local, int second, StoreId store) {
  const Instant at{std::chrono::milliseconds{(std::int64_t{local.day} * 1440 + local.minute) * 60'000 + second * 1000}};
  return {customer, at, local, {store, {}, true, {}}};
}

// index_1.csv: date,datetime ("3/1/2024 10:15", or "2024-12-14 13:19:07.033" in its later
// half),cash_type,card,money,coffee_name
std::vector<EvaluatedOrder> coffee_cards(const std::filesystem::path& path) {
  std::vector<EvaluatedOrder> orders;
  Numbering cards;
  Numbering drinks;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    int month = 0, day = 0, year = 0, hour = 0, minute = 0;
    if (cells.size() < 6 || tidied(cells[5]).empty()) continue;
    if (std::sscanf(cells[1].c_str(), "%d/%d/%d %d:%d", &month, &day, &year, &hour, &minute) != 5 &&
        std::sscanf(cells[1].c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5) {
      continue;
    }
    const CustomerId who{cells[3].empty() ? 0 : cards.of(cells[3])};
    orders.push_back(
        order_at(who, local_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day), hour, minute), 0, {1}));
    orders.back().order.lines.push_back({{drinks.of(tidied(cells[5]))}, {}, 1000, 0});
  }
  return orders;
}

// 201904 sales reciepts.csv: lines; a receipt is id + date + store + customer.
std::vector<EvaluatedOrder> coffee_chain(const std::filesystem::path& path) {
  std::map<std::string, EvaluatedOrder> receipts;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    int day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0;
    if (cells.size() < 11 || std::sscanf(cells[1].c_str(), "%d/%d/%d", &day, &month, &year) != 3) continue;
    if (std::sscanf(cells[2].c_str(), "%d:%d:%d", &hour, &minute, &second) != 3) continue;
    const LocalTime local = local_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day), hour, minute);
    const StoreId store{static_cast<std::uint32_t>(std::stoul(cells[3]))};
    const auto [receipt, is_new] = receipts.try_emplace(cells[0] + "|" + cells[1] + "|" + cells[3] + "|" + cells[5],
                                                        order_at({std::stoull(cells[5])}, local, second, store));
    const ItemId item{static_cast<std::uint32_t>(std::stoul(cells[9]))};
    receipt->second.order.lines.push_back({item, {}, std::stoll(cells[10]) * 1000, 0});
  }
  std::vector<EvaluatedOrder> orders;
  for (auto& [key, order] : receipts) orders.push_back(std::move(order));
  return orders;
}

void show(const char* name, const UsualEvaluation& report) {
  MESSAGE(name << ": n " << report.forecasts << ", ours " << report.ours.value << " [" << report.ours.low << ", "
               << report.ours.high << "], most frequent " << report.most_frequent.value << " (+"
               << report.over_most_frequent.value << " [" << report.over_most_frequent.low << ", "
               << report.over_most_frequent.high << "]), last " << report.last.value << " (+" << report.over_last.value
               << " [" << report.over_last.low << ", " << report.over_last.high << "]), best-seller "
               << report.best_seller.value << ", any line " << report.any_line.value << ", ECE "
               << report.calibration_error << " (equal mass " << report.calibration_error_equal_mass << "), Brier "
               << report.brier << ", log loss " << report.log_loss << ", certain " << report.certain_share << " right "
               << report.certain.value);
}

}  // namespace

TEST_CASE("coffee cards: better than the most frequent and the last drink, and calibrated") {
  const auto path = real_data("coffee-cards-mangled/index_1.csv");
  if (!path) return;
  const UsualEvaluation report = evaluate_usual(coffee_cards(*path), 3);
  show("coffee cards", report);
  CHECK(report.forecasts > 1000);
  CHECK(report.ours.value > report.most_frequent.value);
  CHECK(report.ours.value > report.last.value);
  CHECK(report.calibration_error <= 0.05);
}

TEST_CASE("coffee chain, named guests: better than both rules, and calibrated") {
  const auto path = real_data("coffee-chain/201904 sales reciepts.csv");
  if (!path) return;
  const UsualEvaluation report = evaluate_usual(coffee_chain(*path), 3);
  show("coffee chain", report);
  CHECK(report.forecasts > 1000);
  CHECK(report.ours.value > report.most_frequent.value);
  CHECK(report.ours.value > report.last.value);
  CHECK(report.calibration_error <= 0.05);
}

namespace {

void show(const char* name, const RhythmEvaluation& report) {
  std::string bins;
  for (const ReliabilityBin& bin : report.bins) {
    if (bin.n == 0) continue;
    bins += " | n " + std::to_string(bin.n) + " said " + std::to_string(bin.mean_confidence) + " came " +
            std::to_string(bin.right);
  }
  MESSAGE(std::string(name) << ", within the hour: n " << report.forecasts << ", expected " << report.expected
                            << ", came " << report.came << ", ECE " << report.calibration_error << ", log loss "
                            << report.log_loss << " (one chance for all " << report.shop_log_loss << ")" << bins);
}

// Guests with hours and days of their own, a few minutes off each time, who skip some days.
std::vector<EvaluatedOrder> regulars() {
  std::mt19937_64 random(7);
  std::normal_distribution<double> bell;
  std::vector<EvaluatedOrder> orders;
  for (std::uint64_t guest = 1; guest <= 300; ++guest) {
    const int usual = 480 + static_cast<int>(random() % 600);
    const double off = 5 + static_cast<double>(random() % 30);
    const unsigned skips = static_cast<unsigned>(random() % 60);
    const unsigned kind = static_cast<unsigned>(random() % 3);  // working days, every third day, one weekday
    for (int day = 0; day < 120; ++day) {
      const LocalTime local{19'723 + day,
                            static_cast<std::int16_t>(std::clamp(usual + off * bell(random), 0.0, 1439.0))};
      const bool her_day = kind == 0   ? local.weekday() < 5
                           : kind == 1 ? (static_cast<std::uint64_t>(day) + guest) % 3 == 0
                                       : static_cast<std::uint64_t>(local.weekday()) == guest % 7;
      if (!her_day || random() % 100 < skips) continue;
      orders.push_back(order_at({guest}, local, 0, {1}));
      orders.back().order.lines.push_back({{1}, {}, 1000, 0});
    }
  }
  return orders;
}

}  // namespace

TEST_CASE("within the hour: as many come as are expected") {
  const RhythmEvaluation invented = evaluate_rhythm(regulars());
  show("invented regulars", invented);
  CHECK(invented.calibration_error < 0.005);
  CHECK(invented.log_loss < 0.55 * invented.shop_log_loss);
  CHECK(invented.expected == doctest::Approx(static_cast<double>(invented.came)).epsilon(0.1));
  const auto cards = real_data("coffee-cards-mangled/index_1.csv");
  const auto chain = real_data("coffee-chain/201904 sales reciepts.csv");
  if (!cards || !chain) return;
  for (const auto& [name, orders] :
       {std::pair{"coffee cards", coffee_cards(*cards)}, {"coffee chain", coffee_chain(*chain)}}) {
    const RhythmEvaluation report = evaluate_rhythm(orders);
    show(name, report);
    CHECK(report.calibration_error < 0.01);
    CHECK(report.expected == doctest::Approx(static_cast<double>(report.came)).epsilon(0.3));
  }
}
