// What a command line can ask for: one struct for each verb. command_line.cc fills them, the verb_*.cc files act on
// them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace dangol {

// Options that every verb takes.
struct CommonOptions {
  std::filesystem::path shop = "shop";
  std::filesystem::path key_file;  // empty: inside the shop's folder
  bool json = false;
  std::string at;        // the time that counts as now; empty: the clock
  std::string language;  // "ko", "en"; empty: the shop's
};

struct NewOptions {
  std::string pack = "cafe";
  std::string name;
  std::string currency;
  std::string zone;
  std::string language;
  std::string owner;
};
struct DemoOptions {
  int customers = 80;
  int days = 180;
  int walk_ins_a_day = 25;
  std::uint64_t seed = 1;
};
struct ImportOptions {
  std::vector<std::filesystem::path> files;
  std::string mapping;
  bool dry_run = false;
  bool propose = false;
  std::filesystem::path rejects;
};
struct CardOptions {
  std::string who;
  std::string store;
};
struct FindOptions {
  std::string text;
  std::size_t limit = 20;
};
struct ExpectedOptions {
  int within_minutes = 60;
  std::string store;
  std::size_t limit = 20;
};
struct AskOptions {
  std::string question;
  std::string about;
};
struct PreviewOptions {
  std::string who;
  std::string text;
};
struct SendOptions {};
struct SegmentOptions {
  std::string name;
  std::string rule;
  bool remove = false;
};
struct RetentionOptions {
  int months = -1;                         // -1: as it is
  std::vector<std::string> branches = {};  // that sell at a distance, by name or code
  bool only_counter = false;               // none does
};
struct ConsentTextOptions {
  std::string purpose, version;
  std::string language = "ko";
  std::string why, items, retention, refusal;
  bool asks_anew = false;  // it says something else than the one before
};
struct RecordOptions {
  enum class What { order, usual, guest, note, consent, picture, allergy, feedback, asked, answered, pace } what{};
  std::string who;                 // empty for an order: a walk-in
  std::vector<std::string> items;  // "아메리카노/아이스/얼음 적게*2"
  std::string store;
  std::string key;  // idempotency key; empty: a new one
  std::string name, phone, loyalty_number, born;
  std::string guardian, guardian_phone, guardian_verified;  // of a child under 14
  std::string text;     // of a note or feedback; the allergen; the purpose of a consent
  std::string channel;  // of a consent; empty: none
  bool given = true;
  bool on_paper = false;       // a consent
  std::filesystem::path file;  // a picture of her paper
  std::string of;              // what it answers; empty: all on paper that no picture shows
  int score = 0;               // of feedback; 0: none
  std::string about;           // the item of feedback; empty: the visit
  bool complains = false;
  int most = 0;  // of a pace: advertisements in 30 days; 0: as the shop does
  std::string rests_until;
};
struct ServeOptions {
  std::uint16_t port = 8787;
  std::string address = "127.0.0.1";
  unsigned threads = 2;
};
struct StoryOptions {
  std::vector<std::filesystem::path> files;
  bool approve = false;  // rewrite the expected words with what was said
};
struct EraseOptions {
  std::string who;
  bool yes = false;
};
struct ExportOptions {
  std::string who;
  std::string reason = "her_request";
};
struct TrailOptions {
  std::string who;    // a guest; empty: of all
  std::string staff;  // whoever serves, by name; empty: all
  std::string from;   // a time as --at takes it; empty: from the first row
  std::string until;  // before it
  bool only_exports = false;
  std::size_t most = 50;
};
struct BackupOptions {
  std::filesystem::path file;
};
struct RestoreOptions {
  std::filesystem::path file;
};
struct VerifyOptions {};
struct StaffOptions {
  std::string name;
  bool owner = false;
  bool deactivate = false;
};
struct EvaluateOptions {
  std::string task;
  std::vector<std::filesystem::path> data;
  std::string mapping;
  std::string until;
  std::uint64_t seed = 1;
  bool markdown = false;
};
struct BenchOptions {
  std::string name;
  std::uint64_t customers = 0;  // 0: each benchmark's own sizes
  std::string folder;           // of select: where its rows are written for a peer
  std::string peer;             // of select: a command that is run between its rounds
};

using VerbOptions =
    std::variant<NewOptions, DemoOptions, ImportOptions, CardOptions, FindOptions, ExpectedOptions, AskOptions,
                 PreviewOptions, SendOptions, SegmentOptions, RetentionOptions, ConsentTextOptions, RecordOptions,
                 ServeOptions, StoryOptions, EraseOptions, ExportOptions, TrailOptions, BackupOptions, RestoreOptions,
                 VerifyOptions, StaffOptions, EvaluateOptions, BenchOptions>;

struct Invocation {
  CommonOptions common;
  VerbOptions verb;
};

}  // namespace dangol
