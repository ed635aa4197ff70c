#include "evaluation/off_policy_task.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/real_data_test.h"
#include "evaluation/banner_log.h"

using namespace dangol;

namespace {

class LogFolder {
 public:
  LogFolder() {
    folder_ = (std::filesystem::temp_directory_path() / "dangol-banners-XXXXXX").string();
    REQUIRE(mkdtemp(folder_.data()) != nullptr);
  }
  ~LogFolder() { std::filesystem::remove_all(folder_); }
  LogFolder(const LogFolder&) = delete;
  LogFolder& operator=(const LogFolder&) = delete;

  std::filesystem::path with(const std::string& name, const std::string& text) const {
    std::ofstream(std::filesystem::path(folder_) / name) << text;
    return std::filesystem::path(folder_) / name;
  }

 private:
  std::string folder_;
};

}  // namespace

TEST_CASE("a log of banners is read by its columns; rows that cannot be are counted") {
  const LogFolder folder;
  const auto log = read_banner_log(folder.with("a.csv",
                                               ",click,position,item_id,propensity_score\n"
                                               "0,1,3,45,0.25\n1,0,1,2,1e-06\n2,2,1,2,0.5\n3,0,1,x,0.5\n"
                                               "4,0,1,2,0\n5,0,1,2,1.5\n6,0,1,-2,0.5\n7,0,1\n"));
  REQUIRE(log);
  CHECK(log->name == "a");
  REQUIRE(log->shown.size() == 2);
  CHECK(log->shown[0].item == 45);
  CHECK(log->shown[0].clicked);
  CHECK(log->shown[1].propensity == 1e-6);
  CHECK(log->items == 46);
  CHECK(log->refused == 6);
  CHECK(!read_banner_log(folder.with("b.csv", "click,position,item\n1,1,1\n")));
  CHECK(!read_banner_log(folder.with("c.csv", "")));
}

TEST_CASE("two logs are needed, and none may be empty") {
  const LogFolder folder;
  const auto one = folder.with("a.csv", "click,position,item_id,propensity_score\n1,1,1,0.5\n");
  const auto empty = folder.with("b.csv", "click,position,item_id,propensity_score\n");
  EvaluationRequest request;
  request.data = {one};
  CHECK(!evaluate_off_policy_task(request));
  request.data = {one, empty};
  CHECK(!evaluate_off_policy_task(request));
  request.data = {one, one};
  const auto tiny = evaluate_off_policy_task(request);
  REQUIRE(tiny);
  CHECK(tiny->tables[0].rows[0].figures[0].kind == Figure::Kind::absent);  // refused: an effective size of one
}

TEST_CASE("on the Open Bandit logs each policy's click rate is covered from the other's log") {
  const auto bts = real_data("open-bandit/bts_women.csv.gz");
  const auto random = real_data("open-bandit/random_women.csv.gz");
  if (!bts || !random) return;
  EvaluationRequest request;
  request.data = {*bts, *random};
  const auto evaluation = evaluate_off_policy_task(request);
  REQUIRE(evaluation);
  REQUIRE(evaluation->tables.size() == 2);
  int estimates = 0;
  for (const Table& table : evaluation->tables) {
    for (const TableRow& row : table.rows) {
      CAPTURE(table.title);
      CAPTURE(row.name);
      if (row.figures[0].kind == Figure::Kind::absent) continue;
      ++estimates;
      CHECK(row.figures[2].value == 1);
    }
  }
  // Refused with the propensities as logged: one banner, shown against a chance of a millionth, would carry everything.
  CHECK(estimates == 19);
  const auto says = [&](std::string_view words) {
    return std::ranges::any_of(evaluation->lines, [&](const auto& line) { return line.find(words) != line.npos; });
  };
  CHECK(
      says("random_women from bts_women: trusted is switch DR, logged propensity; IPS, logged propensity is refused"));
  CHECK(says("bts_women from random_women: trusted is DR, logged propensity"));
}
