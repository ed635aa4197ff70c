#include "cli/command_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "consent/consent_names.h"
#include "evaluation/tasks.h"
#include "shop/asking.h"

namespace dangol {
namespace {

constexpr const char* about =
    "Dangol (단골) remembers a shop's guests: files in, a card at the counter out.\n"
    "Exit codes: 0 done, 1 our mistake, 2 invalid input, 3 not signed in, 4 not allowed, 5 not found, 6 conflict,\n"
    "7 too much, 8 unavailable (docs/errors.md).";

// What was written instead is not repeated: it may be somebody's name in the wrong place.
CLI::Validator one_of(const std::vector<std::string>& words) {
  const std::string all = fmt::format("{}", fmt::join(words, ", "));
  const auto check = [words, all](const std::string& word) {
    return std::ranges::find(words, word) != words.end() ? std::string() : "one of these is expected: " + all;
  };
  return {check, "{" + all + "}"};
}

// Builds the parser. Each verb has one function below; `chosen_` is what its callback leaves behind.
class Parser {
 public:
  Parser() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "dangol " DANGOL_VERSION);
    app_.fallthrough();  // the common options may stand before or after the verb
    app_.add_option("--shop", common_.shop, "The shop's folder")->capture_default_str();
    app_.add_option("--key-file", common_.key_file, "The shop's key, when it lives elsewhere");
    app_.add_flag("--json", common_.json, "Answer in JSON");
    app_.add_option("--at", common_.at, "The time that counts as now: 2024-07-01T08:10, in the shop's zone");
    app_.add_option("--language", common_.language, "ko or en; default is the shop's")->check(one_of({"ko", "en"}));
    add_making();
    add_files();
    add_counter();
    add_record();
    add_consent_text();
    add_keeping();
    add_measuring();
  }

  Result<std::optional<Invocation>> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help, --version
      app_.exit(asked);
      return std::optional<Invocation>{};
    } catch (const CLI::ExtrasError&) {
      return Error{ErrorCode::invalid_input, "there is more than this command takes (see: dangol --help)"};
    } catch (const CLI::ParseError& error) {
      if (app_.get_subcommands().empty() && argc > 1 && argv[1][0] != '-') {
        return Error{ErrorCode::invalid_input, "there is no such verb; dangol --help lists them"};
      }
      return Error{ErrorCode::invalid_input, std::string(error.what()) + " (see: dangol --help)"};
    }
    return std::optional{Invocation{common_, chosen_()}};
  }

  std::vector<std::string> examples() && { return std::move(examples_); }

 private:
  template <class Options>
  CLI::App* verb(const char* name, const char* does, const char* example, Options& options) {
    return verb_under(app_, name, does, example, options);
  }

  template <class Options>
  CLI::App* verb_under(CLI::App& parent, const char* name, const char* does, const char* example, Options& options) {
    CLI::App* sub = parent.add_subcommand(name, does);
    sub->footer(std::string("Example:\n  ") + example);
    examples_.emplace_back(example);
    sub->callback([this, &options] { chosen_ = [&options] { return VerbOptions{options}; }; });
    return sub;
  }

  void add_making() {
    auto* make = verb("new", "Make an empty shop of a trade", "dangol new --pack cafe --shop myshop", new_);
    make->add_option("--pack", new_.pack, "A built-in trade or a pack.toml")->capture_default_str();
    make->add_option("--name", new_.name, "The shop's name");
    make->add_option("--currency", new_.currency, "ISO 4217; default is the pack's");
    make->add_option("--zone", new_.zone, "IANA time zone; default is the pack's");
    make->add_option("--start-language", new_.language, "ko or en; default is the pack's");
    make->add_option("--owner", new_.owner, "The owner's name for signing in");
    auto* demo =
        verb("demo", "Make a shop with invented regulars and months of orders", "dangol demo --shop demo-shop", demo_);
    demo->add_option("--customers", demo_.customers, "How many regulars")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
    demo->add_option("--days", demo_.days, "How many days of orders")
        ->check(CLI::Range(1, 3'650))
        ->capture_default_str();
    demo->add_option("--walk-ins", demo_.walk_ins_a_day, "Orders a day by people nobody knows")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    demo->add_option("--seed", demo_.seed, "The same seed gives the same café")->capture_default_str();
    auto* serve =
        verb("serve", "Serve the counter screen and the API", "dangol serve --shop demo-shop --port 8787", serve_);
    serve->add_option("--port", serve_.port, "0 takes a free one")->capture_default_str();
    serve->add_option("--address", serve_.address, "Address to listen on")->capture_default_str();
    serve->add_option("--threads", serve_.threads, "Threads that answer requests")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    auto* staff =
        verb("staff", "Add a person who may sign in, or give a new PIN", "dangol staff 하늘 --shop demo-shop", staff_);
    staff->add_option("name", staff_.name, "The name to sign in with")->required();
    staff->add_flag("--owner", staff_.owner, "May erase and export guests and manage staff");
    staff->add_flag("--deactivate", staff_.deactivate, "May not sign in any more");
  }

  void add_files() {
    auto* import =
        verb("import", "Read a till's exported files", "dangol import sales.csv --shop myshop --dry-run", import_);
    import->add_option("files", import_.files, "Files or folders; together they are one import")->required();
    import->add_option("--mapping", import_.mapping, "A built-in mapping's name or a TOML file (docs/import.md)");
    import->add_flag("--dry-run", import_.dry_run, "The same report; nothing is written");
    import->add_flag("--propose", import_.propose, "Print a proposed mapping for one file to read and confirm");
    import->add_option("--rejects", import_.rejects, "Where rejected rows go, with row, field and reason");
    auto* backup = verb("backup", "Write the whole shop to one verified file",
                        "dangol backup monday.dangol --shop demo-shop", backup_);
    backup->add_option("file", backup_.file, "A file that does not exist yet")->required();
    auto* restore = verb("restore", "Bring a shop back from a backup",
                         "dangol restore monday.dangol --shop again --key-file demo-shop/shop.key", restore_);
    restore->add_option("file", restore_.file, "A file that dangol backup wrote")->required();
    verb("verify", "Read everything and say whether it is whole", "dangol verify --shop demo-shop", verify_);
  }

  void add_counter() {
    auto* card = verb("card", "Show a guest's counter card", "dangol card 김다윤 --shop demo-shop", card_);
    card->add_option("who", card_.who, "Name, initial consonants, digits of a number, or #id")->required();
    card->add_option("--store", card_.store, "The branch she is at, by name or code");
    auto* find =
        verb("find", "Find guests by name, initial consonants or digits", "dangol find ㄱㅁㅈ --shop demo-shop", find_);
    find->add_option("text", find_.text, "Name, initial consonants, or three or more digits")->required();
    find->add_option("--limit", find_.limit, "How many at most")->check(CLI::Range(1, 1'000))->capture_default_str();
    auto* expected =
        verb("expected", "Who is likely to walk in soon", "dangol expected --within 60 --shop demo-shop", expected_);
    expected->add_option("--within", expected_.within_minutes, "Minutes from now")
        ->check(CLI::Range(1, 1'440))
        ->capture_default_str();
    expected->add_option("--store", expected_.store, "The branch, by name or code");
    expected->add_option("--limit", expected_.limit, "How many at most")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    auto* asked = verb("ask", "What the shop as a whole says: worth, changes, groups, proof",
                       "dangol ask value --shop demo-shop", ask_);
    std::vector<std::string> questions;
    for (const OwnersQuestion& each : owners_questions()) questions.emplace_back(each.word);
    asked->add_option("question", ask_.question, "What is asked")->required()->check(one_of(questions));
    asked->add_option(
        "about", ask_.about,
        "The item of \"arrivals\", the guest of \"rhythm\", \"tastes\", \"asking\", \"consents\", \"sending\" or "
        "\"messages\", the rule of \"segment\", the name of \"campaign\"");
    auto* preview =
        verb("preview", "A message as one guest would get it; nothing is sent",
             "dangol preview 김다윤 '{name+ 님:은/는} {item:을/를} 좋아하시죠.' --shop demo-shop", preview_);
    preview->add_option("who", preview_.who, "The guest")->required();
    preview
        ->add_option("text", preview_.text,
                     "The message, with places for what is known of her (docs/message-templates.md)")
        ->required();
    verb("send", "Hand over the messages that are due, then end; `serve` does so by itself",
         "dangol send --shop demo-shop", send_);
    auto* segment = verb("segment", "Save a segment of guests under a name; list them: dangol ask segments",
                         "dangol segment 단골 'visits >= 5' --shop demo-shop", segment_);
    segment->add_option("name", segment_.name, "What it is called")->required();
    auto* rule = segment->add_option("rule", segment_.rule, "Who is in it, as in: dangol ask segment RULE");
    auto* removed = segment->add_flag("--remove", segment_.remove, "There is no such segment any more");
    rule->excludes(removed);
    auto* story = verb("story", "Run stories: input and the words that are expected",
                       "dangol story scenarios/cafe/*.story", story_);
    story->add_option("files", story_.files, "Story files or folders")->required();
    story->add_flag("--approve", story_.approve, "Write what was said into the file as what is expected");
  }

  void add_record() {
    auto* record = app_.add_subcommand("record", "Record something that happened");
    record->require_subcommand(1);
    record->footer("Example:\n  dangol record usual 김다윤 --shop demo-shop");
    const auto what = [&](const char* name, const char* does, const char* example, RecordOptions::What kind) {
      RecordOptions& options = record_[kind];
      options.what = kind;
      CLI::App* sub = verb_under(*record, name, does, example, options);
      sub->add_option("--key", options.key, "Idempotency key: recording again with it changes nothing");
      return std::pair{sub, &options};
    };
    using What = RecordOptions::What;
    {
      const auto [sub, o] =
          what("order", "An order; without WHO a walk-in's",
               "dangol record order 김다윤 --item '아메리카노/아이스/얼음 적게' --item '크림빵*2' --shop demo-shop",
               What::order);
      sub->add_option("who", o->who, "The guest; left out: nobody known");
      sub->add_option("--item", o->items, "NAME[/OPTION…][*QUANTITY], by name or code")->required();
      sub->add_option("--store", o->store, "The branch, by name or code");
    }
    {
      const auto [sub, o] =
          what("usual", "The guest's usual order", "dangol record usual 김다윤 --shop demo-shop", What::usual);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("--store", o->store, "The branch, by name or code");
    }
    {
      const auto [sub, o] =
          what("guest", "A new guest", "dangol record guest --name 김하늘 --phone 010-2345-6789 --shop demo-shop",
               What::guest);
      sub->add_option("--name", o->name, "Her name")->required();
      sub->add_option("--phone", o->phone, "Her phone");
      sub->add_option("--loyalty-number", o->loyalty_number, "The number on her card");
      sub->add_option("--born", o->born, "Her date of birth, 1990-02-28");
      auto* guardian = sub->add_option("--guardian", o->guardian, "Of a child under 14: the guardian's name");
      auto* phone = sub->add_option("--guardian-phone", o->guardian_phone, "The guardian's phone")->needs(guardian);
      auto* verified = sub->add_option("--guardian-verified", o->guardian_verified,
                                       "How the guardian's consent was verified (decree of PIPA 17-2)")
                           ->needs(guardian)
                           ->check(one_of({guardian_method_names.begin(), guardian_method_names.end()}));
      guardian->needs(phone)->needs(verified);
    }
    {
      const auto [sub, o] = what("note", "A note about a guest",
                                 "dangol record note 김다윤 '창가 자리를 좋아하심' --shop demo-shop", What::note);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("text", o->text, "What to remember")->required();
    }
    {
      const auto [sub, o] = what("consent", "A guest's yes or no to a purpose",
                                 "dangol record consent 김다윤 sensitive --shop demo-shop", What::consent);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("purpose", o->text, "personalisation, sensitive, marketing or night_marketing")
          ->required()
          ->check(one_of({purpose_names.begin(), purpose_names.end()}));
      sub->add_option(
             "--channel", o->channel,
             "Of marketing, by day or night: sms, kakao, email or push; of marketing in the shop: counter or printed; "
             "a no without one is to all")
          ->check(one_of({channel_names.begin(), channel_names.end()}));
      sub->add_flag("!--withdrawn", o->given, "She said no, or takes an earlier yes back");
      sub->add_flag("--on-paper", o->on_paper, "She signed it");
    }
    {
      const auto [sub, o] =
          what("picture", "A picture of the paper on which a guest answered",
               "dangol record picture 김다윤 paper.jpg --of sensitive,marketing.sms --shop demo-shop", What::picture);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("file", o->file, "JPEG, PNG, WebP or PDF of at most 200 KB, without EXIF")->required();
      sub->add_option("--of", o->of,
                      "What it answers: sensitive, marketing.sms …; left out: all on paper that no picture shows");
    }
    {
      const auto [sub, o] = what("pace", "How often a guest is advertised to, and until when it rests",
                                 "dangol record pace 김다윤 --most 1 --shop demo-shop", What::pace);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("--most", o->most, "Advertisements in 30 days, over all channels; 0: as the shop does")
          ->check(CLI::Range(0, 30));
      sub->add_option("--rests-until", o->rests_until, "None before that day, 2027-03-02; left out: it does not rest");
    }
    {
      const auto [sub, o] = what("allergy", "An allergy; needs her sensitive consent",
                                 "dangol record allergy 김다윤 딸기 --shop demo-shop", What::allergy);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("allergen", o->text, "What she must not have")->required();
      sub->add_flag("!--over", o->given, "It was a mistake, or is over");
    }
    {
      const auto [sub, o] =
          what("feedback", "How it was: a score, her words, or both",
               "dangol record feedback 김다윤 '부드럽고 좋았어요' --score 5 --about 카페라떼 --shop demo-shop",
               What::feedback);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("text", o->text, "Her words");
      sub->add_option("--score", o->score, "1 to 5; 1 and 2 wait for an answer")->check(CLI::Range(1, 5));
      sub->add_option("--about", o->about, "The item it is about, by name or code; left out: the visit");
      sub->add_flag("--complains", o->complains, "Whatever the score, it waits for an answer");
    }
    {
      const auto [sub, o] = what("asked", "She was asked how it was and said nothing",
                                 "dangol record asked 김다윤 --shop demo-shop", What::asked);
      sub->add_option("who", o->who, "The guest")->required();
    }
    {
      const auto [sub, o] = what("answered", "Somebody spoke with her about what let her down",
                                 "dangol record answered 김다윤 '다시 만들어 드림' --shop demo-shop", What::answered);
      sub->add_option("who", o->who, "The guest")->required();
      sub->add_option("text", o->text, "What was done");
    }
  }

  void add_consent_text() {
    auto* text =
        verb("consent-text", "Publish what guests are told before they consent; read it: dangol ask consent-texts",
             "dangol consent-text marketing 2026-12-01 '새 메뉴 소식을 보내려고 해요' '전화번호' '그만 받으실 때까지' "
             "'거절하셔도 주문은 똑같이 돼요' --asks-anew --shop demo-shop",
             consent_text_);
    text->add_option("purpose", consent_text_.purpose, "personalisation, sensitive, marketing or night_marketing")
        ->required()
        ->check(one_of({purpose_names.begin(), purpose_names.end()}));
    text->add_option("version", consent_text_.version, "Such as today's date; a version never changes")->required();
    text->add_option("why", consent_text_.why, "What it is for")->required();
    text->add_option("items", consent_text_.items, "What is kept")->required();
    text->add_option("retention", consent_text_.retention, "How long it is kept")->required();
    text->add_option("refusal", consent_text_.refusal, "That she may refuse, and what she then goes without")
        ->required();
    text->add_option("--language", consent_text_.language, "ko or en")
        ->check(one_of({"ko", "en"}))
        ->capture_default_str();
    text->add_flag("--asks-anew", consent_text_.asks_anew,
                   "It says something else than before: who said yes has to be asked again");
  }

  void add_keeping() {
    auto* erase =
        verb("erase", "Remove a guest for good, from every file", "dangol erase 김다윤 --yes --shop demo-shop", erase_);
    erase->add_option("who", erase_.who, "The guest")->required();
    erase->add_flag("--yes", erase_.yes, "Do not ask");
    auto* retention =
        verb("retention", "How long guests are kept who are not seen any more, and where the law wants more",
             "dangol retention 24 --distance-branch 온라인 --shop demo-shop", retention_);
    retention->add_option("months", retention_.months, "After the last sign of her; 0: until she asks")
        ->check(CLI::Range(0, 120));
    auto* branches =
        retention->add_option("--distance-branch", retention_.branches,
                              "A branch that sells over the telephone or the internet; more than once for more");
    retention->add_flag("--no-distance", retention_.only_counter, "No branch does")->excludes(branches);
    auto* exported = verb("export", "Everything held about a guest", "dangol export 김다윤 --shop demo-shop", export_);
    exported->add_option("who", export_.who, "The guest")->required();
    exported->add_option("--reason", export_.reason, "Why it leaves: the trail keeps it")
        ->check(CLI::IsMember({"her_request", "audit", "authority", "dispute", "moving"}));
    auto* trail = verb("trail", "Who saw, changed or exported whom, the latest first",
                       "dangol trail --guest 김다윤 --exports --shop demo-shop", trail_);
    trail->add_option("--guest", trail_.who, "Of this guest");
    trail->add_option("--staff", trail_.staff, "By this member of staff");
    trail->add_option("--from", trail_.from, "From this time on: 2026-11-23T09:00");
    trail->add_option("--until", trail_.until, "Before this time");
    trail->add_flag("--exports", trail_.only_exports, "Only what left as a file");
    trail->add_option("--most", trail_.most, "Lines at most")->check(CLI::Range(1, 10'000));
  }

  void add_measuring() {
    auto* evaluate = verb("evaluate", "Measure how well Dangol predicts, on any history",
                          "dangol evaluate usual --data sales.csv", evaluate_);
    std::string tasks;
    std::vector<std::string> names;
    for (const EvaluationTask& task : evaluation_tasks()) {
      names.emplace_back(task.name);
      tasks += fmt::format("{}{}: {}", tasks.empty() ? "" : "; ", task.name, task.about);
    }
    evaluate->add_option("task", evaluate_.task, tasks)->required()->check(one_of(names));
    evaluate->add_option("--data", evaluate_.data, "Files that the task reads");
    evaluate->add_option("--mapping", evaluate_.mapping, "As for import, where the files are a till's");
    evaluate->add_option("--until", evaluate_.until, "The last day to learn from, where later ones are forecast");
    evaluate->add_option("--seed", evaluate_.seed, "Of what is drawn by chance")->capture_default_str();
    evaluate->add_flag("--markdown", evaluate_.markdown, "As a section of docs/quality.md");
    auto* bench = verb("bench", "Measure speed on this machine", "dangol bench record", bench_);
    bench->add_option("name", bench_.name, "record, import, decide, recovery, memory or select")
        ->required()
        ->check(one_of({"record", "import", "decide", "recovery", "memory", "select"}));
    bench->add_option("--customers", bench_.customers, "0: the benchmark's own size")->capture_default_str();
    bench->add_option("--folder", bench_.folder, "Of select: write its rows there, as CSV, for a peer");
    bench->add_option("--peer", bench_.peer, "Of select: run this command between its rounds");
  }

  CLI::App app_{about, "dangol"};
  CommonOptions common_;
  std::function<VerbOptions()> chosen_;
  std::vector<std::string> examples_;
  NewOptions new_;
  DemoOptions demo_;
  ImportOptions import_;
  CardOptions card_;
  FindOptions find_;
  ExpectedOptions expected_;
  AskOptions ask_;
  PreviewOptions preview_;
  SendOptions send_;
  SegmentOptions segment_;
  RetentionOptions retention_;
  ConsentTextOptions consent_text_;
  std::map<RecordOptions::What, RecordOptions> record_;  // each stays in its place
  ServeOptions serve_;
  StoryOptions story_;
  EraseOptions erase_;
  ExportOptions export_;
  TrailOptions trail_;
  BackupOptions backup_;
  RestoreOptions restore_;
  VerifyOptions verify_;
  StaffOptions staff_;
  EvaluateOptions evaluate_;
  BenchOptions bench_;
};

}  // namespace

Result<std::optional<Invocation>> parse_command_line(int argc, const char* const* argv) {
  Parser parser;
  return parser.parse(argc, argv);
}

std::vector<std::string> command_line_examples() { return Parser().examples(); }

}  // namespace dangol
