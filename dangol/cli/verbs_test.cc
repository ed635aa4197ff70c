#include "cli/verbs.h"

#include <doctest/doctest.h>

#include <fstream>

#include "cli/error_line.h"
#include "cli/open_shop.h"
#include "consent/made_picture.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

// A shop of its own with one guest, made by the same verbs that people use.
struct Command {
  TestFolder folder;
  CommonOptions common;

  Command() {
    common.shop = folder.path() / "shop";
    common.json = true;
    REQUIRE(run(common, NewOptions{}));
    RecordOptions guest;
    guest.what = RecordOptions::What::guest;
    guest.name = "김하늘";
    REQUIRE(run(common, guest));
  }

  Result<void> order_at(const std::string& at) const {
    CommonOptions then = common;
    then.at = at;
    RecordOptions order;
    order.what = RecordOptions::What::order;
    order.who = "김하늘";
    order.items = {"americano"};
    return run(then, order);
  }
};

ErrorCode code_of(const Result<void>& result) {
  REQUIRE_FALSE(result);
  return result.error().code;
}

}  // namespace

TEST_CASE("--at is a time of a century that has tills, and then it is the clock") {
  const Command command;
  CHECK(command.order_at("2024-07-01T08:10"));
  CHECK(command.order_at("2098-07-01T08:10"));
  CHECK(code_of(command.order_at("9999-01-01")) == ErrorCode::invalid_input);
  CHECK(code_of(command.order_at("1979-12-31")) == ErrorCode::invalid_input);
  CHECK(code_of(command.order_at("tomorrow")) == ErrorCode::invalid_input);
}

TEST_CASE("a shop that would be founded in no such year is not made at all") {
  const TestFolder folder;
  CommonOptions common;
  common.shop = folder.path() / "shop";
  common.at = "9999-01-01";
  CHECK(code_of(run(common, NewOptions{})) == ErrorCode::invalid_input);
  CHECK_FALSE(std::filesystem::exists(common.shop));
}

TEST_CASE("a child is recorded with her guardian's verified consent, or not at all") {
  const Command command;
  CommonOptions then = command.common;
  then.at = "2024-07-02T10:00";
  RecordOptions child;
  child.what = RecordOptions::What::guest;
  child.name = "한별";
  child.born = "2024-07-03";
  CHECK(code_of(run(then, child)) == ErrorCode::invalid_input);
  child.born = "2010-07-03";
  CHECK(code_of(run(then, child)) == ErrorCode::forbidden);
  child.guardian = "이수진";
  child.guardian_phone = "010-2345-6789";
  child.guardian_verified = "paper";
  CHECK(run(then, child));
  const auto open = open_shop(then);
  REQUIRE(open);
  const auto guest = open->shop->find_one("한별");
  REQUIRE(guest);
  CHECK(open->shop->customer(*guest)->guardian->told ==
        GuardianConsented{"이수진", "01023456789", GuardianMethod::paper, {}});
}

TEST_CASE("a new shop asks by its trade's texts; the owner publishes the next, and a yes is to that") {
  const Command command;
  const auto version = [&](Purpose purpose) {
    const auto open = open_shop(command.common);
    REQUIRE(open);
    return std::string(open->shop->consent_texts().current_version(purpose));
  };
  CHECK(version(Purpose::sensitive) == "2026-11-23");
  ConsentTextOptions text{"marketing", "next", "ko", "새 메뉴 소식", "전화번호", "", "거절하셔도 돼요", true};
  CHECK(code_of(run(command.common, text)) == ErrorCode::invalid_input);
  text.retention = "그만 받으실 때까지";
  CHECK(run(command.common, text));
  CHECK(version(Purpose::marketing) == "next");
  RecordOptions yes;
  yes.what = RecordOptions::What::consent;
  yes.who = "김하늘";
  yes.text = "marketing";
  yes.channel = "sms";
  CHECK(run(command.common, yes));
}

TEST_CASE("a paper is photographed from the command line: what it is is seen, and what it answers is said or found") {
  const Command command;
  const auto record = [&](RecordOptions::What what, const auto& set) {
    RecordOptions options;
    options.what = what;
    options.who = "김하늘";
    set(options);
    return run(command.common, options);
  };
  const auto signs = [&](const char* purpose, const char* channel) {
    return record(RecordOptions::What::consent, [&](RecordOptions& o) {
      o.text = purpose;
      o.channel = channel;
      o.on_paper = true;
    });
  };
  const auto photograph = [&](const std::string& bytes, const char* of) {
    const std::filesystem::path file = command.folder.path() / "paper.png";  // whatever its name says
    std::ofstream(file, std::ios::binary) << bytes;
    return record(RecordOptions::What::picture, [&](RecordOptions& o) {
      o.file = file;
      o.of = of;
    });
  };
  CHECK(signs("sensitive", ""));
  CHECK(signs("marketing", "sms"));
  CHECK(code_of(photograph("no picture", "")) == ErrorCode::invalid_input);
  CHECK(code_of(photograph(made_picture(std::string(300'000, 'x')), "")) == ErrorCode::invalid_input);
  CHECK(code_of(photograph(made_picture(), "personalisation")) == ErrorCode::conflict);
  CHECK(photograph(made_picture("one"), "sensitive"));
  CHECK(photograph(made_picture("two"), ""));
  CHECK(code_of(photograph(made_picture("three"), "")) == ErrorCode::invalid_input);  // nothing is left to show
  CHECK(photograph("%PDF-1.4\n%%EOF\n", "marketing.sms"));
  CHECK(code_of(record(RecordOptions::What::picture, [&](RecordOptions& o) { o.file = "/there is no such file"; })) ==
        ErrorCode::not_found);
  const auto open = open_shop(command.common);
  REQUIRE(open);
  const auto guest = open->shop->find_one("김하늘");
  REQUIRE(guest);
  const ConsentEvidence evidence = open->shop->evidence(*guest);
  REQUIRE(evidence.pictures().size() == 3);
  CHECK(evidence.pictures()[0].answers.front().purpose == Purpose::sensitive);
  CHECK(evidence.pictures()[1].answers.front().channel == Channel::sms);
  CHECK(evidence.pictures()[2].media == EvidenceMedia::pdf);
}

TEST_CASE("an error as a line for people, or as JSON for scripts") {
  const Error error{ErrorCode::not_found, "there is no \"such\" guest"};
  CHECK(error_line(error, false) == "dangol: there is no \"such\" guest");
  CHECK(error_line(error, true) == R"({"error":{"code":"not_found","message":"there is no \"such\" guest"}})");
}

TEST_CASE(
    "what a law wants kept of an erased guest is in no file in the clear, and outlives a restore of the journal") {
  const Command command;
  {
    auto open = open_shop(command.common);
    REQUIRE(open);
    Shop& shop = *open->shop;
    const StoreId store = shop.catalog().stores().front().store;
    REQUIRE(shop.record({shop.settings().bucket, {}, open->clock->now(), {}, RetentionSet{0, {store}}}));
  }
  REQUIRE(command.order_at("2026-11-20T10:00"));
  BackupOptions backup;
  backup.file = command.folder.path() / "backup";
  REQUIRE(run(command.common, backup));
  EraseOptions erase;
  erase.who = "김하늘";
  erase.yes = true;
  REQUIRE(run(command.common, erase));
  std::filesystem::remove(command.common.shop / "journal.db");
  RestoreOptions restore;
  restore.file = backup.file;
  REQUIRE(run(command.common, restore));
  for (const auto& each : std::filesystem::directory_iterator(command.common.shop))
    CHECK(contents(each.path()).find("김하늘") == std::string::npos);
  const auto open = open_shop_to_read(command.common);
  REQUIRE(open);
  CHECK(open->shop->find("김하늘", 1).empty());
  const auto kept = open->shop->statutory_records();
  REQUIRE(kept);
  REQUIRE(kept->size() == 1);
  CHECK(kept->front().body.find("김하늘") != std::string::npos);
}

TEST_CASE("how long guests are kept is set and said, and what is not named stays as it was") {
  const Command command;
  const auto set = [&](RetentionOptions options) { return run(command.common, options); };
  const auto held = [&] { return open_shop_to_read(command.common)->shop->settings().retention; };
  const std::string branch = open_shop_to_read(command.common)->shop->catalog().stores().front().name;
  REQUIRE(set({}));
  CHECK(held() == RetentionSet{});
  REQUIRE(set({24, {branch, branch}}));
  CHECK(held() == RetentionSet{24, {{1}}});
  REQUIRE(set({36}));
  CHECK(held() == RetentionSet{36, {{1}}});
  REQUIRE(set({-1, {}, true}));
  CHECK(held() == RetentionSet{36});
  CHECK(code_of(set({12, {"없는 매장"}})) == ErrorCode::not_found);
  CHECK(held() == RetentionSet{36});
}

TEST_CASE("a command that shows or changes a guest leaves a line, one that shows nobody leaves none") {
  const Command command;
  const auto lines = [&] {
    const auto open = open_shop_to_read(command.common);
    REQUIRE(open);
    const auto rows = latest(open->folder->trail(), {});
    REQUIRE(rows);
    return *rows;
  };
  REQUIRE(lines().size() == 1);
  CHECK(lines().front().action == "record");
  CHECK(lines().front().source == "console");
  CHECK(run(command.common, CardOptions{"김하늘", ""}));
  CHECK(lines().front().action == "card");
  CHECK(lines().front().customers == lines().back().customers);
  CHECK(run(command.common, FindOptions{.text = "김하늘"}));
  CHECK(run(command.common, AskOptions{"consents", "김하늘"}));
  CHECK(run(command.common, AskOptions{"value", ""}));
  CHECK(lines().front().everybody);
  CHECK(run(command.common, AskOptions{"law", ""}));
  CHECK(lines().size() == 5);
  CHECK(run(command.common, ExportOptions{.who = "김하늘", .reason = "dispute"}));
  CHECK(lines().front().reason == ExportReason::dispute);
  CHECK(run(command.common, TrailOptions{"김하늘", "", "2026-01-01", "2099-01-01", true, 50}));
  CHECK(code_of(run(command.common, TrailOptions{"", "아무개", "", "", false, 50})) == ErrorCode::not_found);
  CHECK(code_of(run(command.common, TrailOptions{"", "", "yesterday", "", false, 50})) == ErrorCode::invalid_input);
}

TEST_CASE("a line of the trail that was changed is found by verify") {
  const Command command;
  CHECK(run(command.common, VerifyOptions{}));
  for (const auto& file : std::filesystem::directory_iterator(command.common.shop / "shop.key.trail")) {
    if (file.path().extension() != ".tsv") continue;
    std::string text = contents(file.path());
    text.replace(text.find("record"), 6, "nobody");
    std::ofstream(file.path(), std::ios::binary) << text;
  }
  CHECK(code_of(run(command.common, VerifyOptions{})) == ErrorCode::unavailable);
}

TEST_CASE("where the trail cannot be written a guest is still looked up, and nothing leaves as a file") {
  const Command command;
  std::filesystem::remove_all(command.common.shop / "shop.key.trail");
  std::ofstream(command.common.shop / "shop.key.trail") << "in its place";
  CHECK(run(command.common, CardOptions{"김하늘", ""}));
  CHECK(code_of(run(command.common, ExportOptions{.who = "김하늘"})) == ErrorCode::unavailable);
}
