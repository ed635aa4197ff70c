// What a line of a story asks for: one struct for each word that a line can begin with (docs/stories.md).
// Parsed values only; story_run.cc does them.
#pragma once

#include <date/date.h>

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "events/event.h"
#include "outbox/in_house.h"

namespace dangol::story {

// ---- the shop and its people ----------------------------------------------------------------------------------------

struct OpenAShop {  // shop cafe, Asia/Seoul, language en, currency USD
  std::string pack;
  std::string zone;
  std::string language;  // empty: the pack's
  std::string currency;  // empty: the pack's
};

struct AddBranch {  // branch 시청점
  std::string name;
};

struct AddStaff {  // staff 하늘, owner
  std::string name;
  bool owner = false;
};

struct Details {  // what follows a name; nothing: not mentioned
  std::optional<std::string> called, phone, email, loyalty_number;
  std::optional<SpeechLevel> speech = {};  // spoken formally
  std::optional<date::year_month_day> birth_date;
  std::optional<GuardianConsented> guardian = {};  // guardian 이수진 010-2345-6789 by paper
};

struct Consented {
  Purpose purpose{};
  bool given = true;
  Channel channel = Channel::none;
  std::string version;  // of the text; empty: the one that holds
  bool on_paper = false;
};

struct AddCustomer {  // customer 김민지, phone 010-2345-6789, born 1990-02-28, consent sensitive
  std::string name;
  Details details;
  std::vector<Consented> consents;
};

struct ChangeCustomer {  // changes 김민지, called 민지
  std::string who;
  Details details;
};

struct WriteNote {  // note 김민지: 창가 자리를 좋아하심
  std::string who, text;
};

struct TellFeedback {  // tells 김민지, 2, about 카페라떼: 너무 썼어요          tells 김민지, complains: 오래 기다렸어요
  std::string who;
  int score = 0;  // 0: none
  bool complains = false;
  std::string item = {};  // empty: the visit as a whole
  std::string text = {};
};
struct AskHer {  // asked 김민지
  std::string who;
};
struct AnswerComplaint {  // answers 김민지: 다시 만들어 드림
  std::string who;
  std::string text = {};
};

struct ChoosePace {  // pace 김민지, most 1, rests until 2024-09-01
  std::string who;
  int most_in_30_days = 0;
  std::optional<date::year_month_day> rests_until = {};
};

struct RecordAllergy {  // allergy 김민지: 딸기          over: allergy 김민지: 딸기, over
  std::string who, allergen;
  bool present = true;
};

struct AskForRight {  // requests 김민지, access, by phone
  std::string who;
  RightsRequest what{};
  AskedBy by{};
};
struct AnswerRequest {  // resolves 김민지, access, refused, not_her
  std::string who;
  RightsAnswered answer;
};

struct PicturePaper {  // pictures 김민지: of every answer on paper that no picture shows yet
  std::string who;
};

struct ChangeConsent {  // allows sensitive 김민지      allows marketing by sms 김민지, text 1      refuses marketing
                        // 김민지
  std::string who;
  Consented consent;
};

// ---- what happened --------------------------------------------------------------------------------------------------

struct OrderedLine {
  std::string item;
  std::vector<std::string> options;
  int quantity = 1;
};

struct PlaceOrders {  // orders 2024-06-03..2024-06-28 weekdays 08:40  아이스 아메리카노 / 얼음 적게 x2 + 크림빵
  date::year_month_day from, to;  // the same for a single order
  std::bitset<7> weekdays;        // Monday is 0
  int every_days = 1;             // counted from `from`
  int minute = 0;                 // since local midnight
  std::vector<OrderedLine> lines;
  std::string branch;  // empty: the first one
  std::string by;      // empty: the customer mentioned last; "walk-in": nobody known
};

struct KeepGuestsFor {  // retention 24 months, at a distance 온라인
  int months = 0;
  std::string distance_store = {};  // empty: no branch sells at a distance
};
struct LookThroughTrail {  // reviews 2024-06
  date::year_month month{};
};
struct PassANight {};        // night
struct HoldOutSuggestions {  // hold-out 10 %
  int percent = 0;
};
struct ExploreSuggestions {  // explores 10 %
  int percent = 0;
};

struct DefineSegment {  // segment 단골: visits >= 5          over: segment 단골: over
  std::string name;
  std::string rule;  // empty: removed
};

struct PublishText {  // publishes marketing 2024-05, in en, anew: 새 메뉴 소식 | 전화번호 | 그만둘 때까지 | 거절하셔도
                      // 돼요
  ConsentTextPublished text;
};

struct WriteFile {  // file sales.csv in cp949 <<  ...  >>
  enum class Encoding : std::uint8_t { utf8, utf8_with_bom, utf16, cp949 };
  std::string name;
  Encoding encoding{};
  std::string text;
};

struct ComeTo {  // at 2024-07-01 08:10, 시청점
  date::year_month_day day;
  int minute = 0;
  std::string branch;  // empty: the first one
};

struct Restart {};  // restart

// ---- commands: what somebody does at the counter, and what is said --------------------------------------------------

struct ShowCard {  // card 김민지
  std::string who;
};
struct Find {  // find ㄱㅁㅈ
  std::string text;
};
struct ShowExpected {  // expected 60
  int within_minutes = 60;
};
struct AskTheShop {  // ask value      ask arrivals 크림빵
  std::string word;
  std::string about;
};
struct PreviewMessage {  // preview 김민지: {name+ 님}, 안녕하세요
  std::string who, text;
};
struct ArrangeSending {  // sending name 단골카페, contact 02-123-4567, opt-out 080-123-4567, number 0212345678,
                         // relay until 2025-12-31, day 1, week 2, month 4, all 100, price 20, budget 1000
  SendingArranged sending;
};
struct DraftCampaign {  // campaign 새 빵 by sms to visits >= 3: {name+ 님:은/는} 새 빵을 좋아하실 거예요.
  CampaignDefined campaign;
  std::string bought_once;  // an item's name
};
struct MoveCampaign {  // starts 새 빵      pauses 새 빵      cancels 새 빵
  std::string name;
  CampaignState to{};
};
struct SendMessage {  // message 김민지 by sms: 주문하신 음료가 나왔어요.
  std::string who;
  Channel channel{};
  std::string text;
  std::string alimtalk_template = {};
};
struct SendDue {};  // sends
struct SayToHer {   // says 김민지      says 김민지, not today
  std::string who;
  Saying saying{};
};
struct CallHer {  // calls 김민지      calls 김민지, no display      calls 김민지, no answer
  std::string who;
  Handed answer = Handed::accepted;  // refused: no display is on; unknown: none answers
};
struct ComeBack {  // bounces 김민지
  std::string who;
};
struct Reply {  // replies 김민지: 5 맛있었어요
  std::string who, text;
};
struct PrintCards {};    // prints
struct AnswerPrinting {  // printed      printed nothing
  bool came_out = true;
};
struct RecordUsual {  // usual 김민지
  std::string who;
};
struct Undo {};  // undo
struct Import {  // import sales.csv guests.csv mapping coffee-chain dry-run
  std::vector<std::string> files;
  std::string mapping;
  bool dry_run = false;
};
struct Erase {  // erase 김민지
  std::string who;
};

using StepBody =
    std::variant<OpenAShop, AddBranch, AddStaff, AddCustomer, ChangeCustomer, WriteNote, TellFeedback, AskHer,
                 AnswerComplaint, ChoosePace, RecordAllergy, AskForRight, AnswerRequest, PicturePaper, ChangeConsent,
                 PlaceOrders, KeepGuestsFor, LookThroughTrail, PassANight, HoldOutSuggestions, ExploreSuggestions,
                 DefineSegment, PublishText, WriteFile, ComeTo, Restart, ShowCard, Find, ShowExpected, AskTheShop,
                 PreviewMessage, ArrangeSending, DraftCampaign, MoveCampaign, SendMessage, SendDue, SayToHer, CallHer,
                 ComeBack, Reply, PrintCards, AnswerPrinting, RecordUsual, Undo, Import, Erase>;

struct Step {
  int line = 0;  // in the story's file, from 1
  StepBody body;
};

}  // namespace dangol::story
