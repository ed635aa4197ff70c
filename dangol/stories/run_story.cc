#include "stories/run_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "consent/made_picture.h"
#include "messages/outbox_words.h"
#include "messages/suppression_words.h"
#include "shop/asking.h"
#include "shop/import_into_shop.h"
#include "shop/message_preview.h"
#include "shop/replies.h"
#include "shop/retention.h"
#include "shop/sender.h"
#include "stories/line_diff.h"
#include "stories/said.h"
#include "stories/story_files.h"
#include "stories/story_gateway.h"
#include "stories/story_shop.h"

namespace dangol {
namespace {

using namespace story;

constexpr std::size_t most_listed = 20;

// Does one step after another. Each overload answers with a mistake of the story; what the shop refuses is said.
class Runner {
 public:
  explicit Runner(const StoryContext& context) : files_(context.folder) {}

  Result<void> run(const StorySection& section) {
    for (const Step& step : section.steps) {
      auto done = std::visit([&](const auto& body) { return run(body); }, step.body);
      if (!done) return Error{done.error().code, fmt::format("line {}: {}", step.line, done.error().message)};
    }
    return look();
  }

  Said take_said() { return std::exchange(said_, {}); }
  std::set<DifferenceKind> shown;
  Result<std::set<EventKind>> recorded_kinds() const { return shop_->recorded_kinds(); }

 private:
  // ---- the shop and its people
  Result<void> run(const OpenAShop& step) {
    auto made = StoryShop::found(step);
    if (!made) return made.error();
    shop_ = std::move(*made);
    return {};
  }
  Result<void> run(const AddBranch& step) {
    const Catalog catalog = shop_->shop().catalog();
    return done(shop_->record({}, StoreDefined{catalog.next_store(), step.name, step.name}));
  }
  Result<void> run(const AddStaff& step) {
    const Role role = step.owner ? Role::owner : Role::staff;
    return done(shop_->record({}, StaffDefined{shop_->shop().staff().next(), step.name, "", "", role, true}));
  }
  Result<void> run(const AddCustomer& step) {
    const auto added = shop_->add_customer(step);
    if (!added) return refused(added.error());
    for (const Consented& consent : step.consents) {
      if (auto told = tell(*added, consent); !told) return told;
    }
    return {};
  }
  Result<void> run(const ChangeCustomer& step) {
    return with(step.who, [&](CustomerId id) { return shop_->change_customer(id, step.details); });
  }
  Result<void> run(const WriteNote& step) {
    return with(step.who, [&](CustomerId id) { return shop_->record(id, NoteWritten{{}, step.text}); });
  }
  Result<void> run(const TellFeedback& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      FeedbackGiven given{
          .score = static_cast<std::uint8_t>(step.score), .complains = step.complains, .text = step.text};
      if (!step.item.empty()) {
        const auto item = shop_->item(step.item);
        if (!item) return item.error();
        given.item = *item;
      }
      return shop_->record(id, std::move(given));
    });
  }
  Result<void> run(const AskHer& step) {
    return with(step.who, [&](CustomerId id) { return shop_->record(id, FeedbackAsked{}); });
  }
  Result<void> run(const AnswerComplaint& step) {
    return with(step.who, [&](CustomerId id) { return shop_->record(id, ComplaintAnswered{{}, step.text}); });
  }
  Result<void> run(const ChoosePace& step) {
    return with(step.who, [&](CustomerId id) {
      PaceChosen pace{.most_in_30_days = static_cast<std::uint32_t>(step.most_in_30_days)};
      if (step.rests_until) pace.rests_until = date::sys_days{*step.rests_until}.time_since_epoch().count();
      return shop_->record(id, pace);
    });
  }
  Result<void> run(const RecordAllergy& step) {
    return with(step.who, [&](CustomerId id) {
      return shop_->record(id, AllergyRecorded{step.allergen, step.present});
    });
  }
  Result<void> run(const ChangeConsent& step) {
    return with(step.who, [&](CustomerId id) { return tell(id, step.consent); });
  }
  Result<void> run(const AskForRight& step) {
    return with(step.who, [&](CustomerId id) { return shop_->record(id, RightsAsked{step.what, step.by}); });
  }
  Result<void> run(const AnswerRequest& step) {
    return with(step.who, [&](CustomerId id) { return shop_->record(id, step.answer); });
  }
  Result<void> run(const PicturePaper& step) {
    return with(step.who, [&](CustomerId id) {
      ConsentEvidenced evidence{{}, EvidenceMedia::jpeg, made_picture(step.who)};
      for (const ConsentAnswer& each : papers_without_picture(shop_->shop().consent(id), shop_->shop().evidence(id)))
        evidence.answers.push_back({each.purpose, each.channel, each.at});
      return shop_->record(id, std::move(evidence));
    });
  }
  // Withdrawn health data are destroyed in the background; the snapshot waits until they are.
  Result<void> tell(CustomerId customer, const Consented& consent) {
    const ConsentTexts texts = shop_->shop().consent_texts();
    const std::string version =
        consent.version.empty() ? std::string(texts.current_version(consent.purpose)) : consent.version;
    const ConsentMethod method = consent.on_paper ? ConsentMethod::paper : ConsentMethod::counter_screen;
    const ConsentChanged change{consent.purpose, consent.given, method, version, consent.channel};
    if (auto recorded = shop_->record(customer, change); !recorded) return recorded;
    return consent.given ? Result<void>{} : shop_->shop().save_snapshot();
  }

  // ---- what happened
  Result<void> run(const PlaceOrders& step) { return shop_->place_later(step); }
  Result<void> run(const KeepGuestsFor& step) {
    if (auto looked = look(); !looked) return looked;
    RetentionSet retention{static_cast<std::uint32_t>(step.months)};
    if (!step.distance_store.empty()) {
      const auto store = shop_->branch(step.distance_store);
      if (!store) return store.error();
      retention.distance_stores.push_back(*store);
    }
    return done(shop_->record({}, std::move(retention)));
  }
  Result<void> run(const LookThroughTrail& step) { return done(shop_->record({}, TrailReviewed{step.month})); }
  Result<void> run(const PassANight&) {
    if (auto looked = look(); !looked) return looked;
    const auto gone = erase_whose_time_is_over(shop_->shop());
    if (auto destroyed = shop_->shop().destroy_statutory(); !destroyed) return destroyed;
    return gone ? say({fmt::format("erased guests: {}", *gone)}) : gone.error();
  }
  Result<void> run(const HoldOutSuggestions& step) {
    if (auto looked = look(); !looked) return looked;
    const auto thousandths = static_cast<std::uint32_t>(step.percent * 10);
    return done(shop_->record({}, HoldOutSet{HeldOut::suggestion, thousandths, 28}));
  }
  Result<void> run(const ExploreSuggestions& step) {
    if (auto looked = look(); !looked) return looked;
    return done(shop_->record({}, ExplorationSet{static_cast<std::uint32_t>(step.percent * 10)}));
  }
  Result<void> run(const DefineSegment& step) {
    if (auto looked = look(); !looked) return looked;
    return done(shop_->record({}, SegmentDefined{step.name, step.rule}));
  }
  Result<void> run(const PublishText& step) {
    if (auto looked = look(); !looked) return looked;
    return done(shop_->record({}, step.text));
  }
  Result<void> run(const WriteFile& step) { return files_.write(step); }
  Result<void> run(const ComeTo& step) {
    if (auto looked = look(); !looked) return looked;
    const auto branch = shop_->branch(step.branch);
    if (!branch) return branch.error();
    shop_->come_to(shop_->instant(step.day, step.minute), *branch);
    // As the running program does each second.
    const auto grown = shop_->shop().note_who_came_of_age();
    return grown ? Result<void>{} : grown.error();
  }
  Result<void> run(const Restart&) {
    if (auto looked = look(); !looked) return looked;
    return shop_->restart();
  }

  // ---- commands
  Result<void> run(const ShowCard& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const auto card = shop_->shop().card(id, shop_->moment(), shop_->language());
      if (!card) return card.error();
      for (const Difference& each : card->card.differences) shown.insert(each.kind);
      shop_->shop().note_suggestion(card->card);
      return say(said(*card));
    });
  }
  Result<void> run(const Find& step) {
    if (auto looked = look(); !looked) return looked;
    return say(said(shop_->shop().find(step.text, most_listed), shop_->shop().settings().zone));
  }
  Result<void> run(const ShowExpected& step) {
    if (auto looked = look(); !looked) return looked;
    return say(said(shop_->shop().expected(shop_->moment(), step.within_minutes, most_listed, shop_->language())));
  }
  Result<void> run(const PreviewMessage& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const Language language = shop_->language();
      const auto preview = preview_message(shop_->shop(), id, step.text, shop_->moment().at, language);
      return preview ? say(preview_lines(*preview, language)) : preview.error();
    });
  }
  Result<void> run(const ArrangeSending& step) {
    if (auto looked = look(); !looked) return looked;
    for (const Channel channel : {Channel::sms, Channel::kakao, Channel::email}) {
      const GatewayKind kind = channel == Channel::email ? GatewayKind::smtp : GatewayKind::solapi;
      auto arranged = shop_->record(
          {}, GatewayArranged{channel, kind, "https://story.invalid", "", "", step.sending.sender.digits});
      if (!arranged) return arranged;
    }
    return done(shop_->record({}, step.sending));
  }
  Result<void> run(const DraftCampaign& step) {
    if (auto looked = look(); !looked) return looked;
    CampaignDefined campaign = step.campaign;
    campaign.campaign = {shop_->shop().campaigns().size() + 1};
    campaign.starts_at = shop_->moment().at;
    if (!step.bought_once.empty()) {
      const auto item = shop_->item(step.bought_once);
      if (!item) return item.error();
      campaign.bought_once = *item;
    }
    return done(shop_->record({}, std::move(campaign)));
  }
  Result<void> run(const MoveCampaign& step) {
    const auto campaigns = shop_->shop().campaigns();
    const auto at = std::ranges::find(campaigns, step.name, [](const Campaign& each) { return each.defined.name; });
    if (at == campaigns.end()) return Error{ErrorCode::not_found, "the story has no campaign of this name"};
    return done(shop_->record({}, CampaignMoved{at->defined.campaign, step.to}));
  }
  Result<void> run(const SendMessage& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const OneMessage message{step.channel, MessageClass::information, "", step.text, step.alimtalk_template};
      const auto queued = shop_->shop().queue_message(id, message, shop_->next_key());
      if (!queued) return queued.error();
      if (!queued->held_back) return {};
      return say({"held back: " + std::string(suppression_words(*queued->held_back, shop_->language()))});
    });
  }
  Result<void> run(const SendDue&) {
    if (auto looked = look(); !looked) return looked;
    Said left;
    const auto worked = Sender(shop_->shop(), [&left](const GatewayArranged&) {
                          return Result<std::unique_ptr<Gateway>>(std::make_unique<StoryGateway>(left));
                        }).work();
    if (!worked) return refused(worked.error());
    return say(left.empty() ? Said{"nothing"} : left);
  }
  // What staff read on her card, and then the tap.
  Result<void> run(const SayToHer& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const auto words = shop_->shop().words_to_say(id);
      if (!words) return words.error();
      if (!*words) return say({"nothing to say"});
      const bool put_off = step.saying == Saying::not_today;
      if (auto told = say({(put_off ? "not today: " : "said: ") + (*words)->text()}); !told) return told;
      return shop_->shop().note_saying(id, (*words)->message(), step.saying);
    });
  }
  // What the display shows and says, and what the staff hear of it.
  Result<void> run(const CallHer& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      Said lines;
      StoryGateway display(lines, step.answer);
      const auto called = shop_->shop().call_by_name(id, shop_->next_key(), display);
      if (!called) return called.error();
      if (called->held_back)
        return say({"held back: " + std::string(suppression_words(*called->held_back, shop_->language()))});
      lines.emplace_back(step_words(called->step, Channel::display, shop_->language()));
      return say(lines);
    });
  }
  // The provider of what was last sent to her says that there is no such address.
  Result<void> run(const ComeBack& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const std::vector<MessageLook> sent = shop_->shop().messages_of(id);
      if (sent.empty()) return Error{ErrorCode::not_found, "nothing was sent to her that could come back"};
      const std::array reports{DeliveryReport{sent.front().message.id, Delivery::bounced, "no such address"}};
      return shop_->shop().record_reports(reports);
    });
  }
  // A text message from her number.
  Result<void> run(const Reply& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const auto customer = shop_->shop().customer(id);
      if (!customer || customer->profile.phone.empty()) return Error{ErrorCode::not_found, "she has no phone"};
      for (Heard& each : heard_in_reply(shop_->shop(), customer->profile.phone, step.text)) {
        if (auto recorded = shop_->record(each.guest, std::move(each.body)); !recorded) return recorded;
      }
      return {};
    });
  }
  Result<void> run(const PrintCards&) {
    if (auto looked = look(); !looked) return looked;
    const auto cards = shop_->shop().print_cards({}, most_listed);
    if (!cards) return refused(cards.error());
    Said lines;
    for (const ShownWords& each : *cards) lines.push_back("card for " + each.called() + ": " + each.text());
    return say(lines.empty() ? Said{"nothing"} : lines);
  }
  Result<void> run(const AnswerPrinting& step) {
    if (auto looked = look(); !looked) return looked;
    std::vector<MessageId> cards;
    for (const UnansweredCard& each : shop_->shop().cards_to_print().unanswered) cards.push_back(each.id);
    return done(shop_->shop().note_printing(cards, step.came_out));
  }
  Result<void> run(const AskTheShop& step) {
    if (auto looked = look(); !looked) return looked;
    const auto answer = ask(shop_->shop(), step.word, step.about, shop_->moment().at, shop_->language());
    return answer ? say(*answer) : refused(answer.error());
  }
  Result<void> run(const RecordUsual& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      auto order = shop_->shop().usual_as_order(id, shop_->moment());
      if (!order) return order.error();
      const auto placed = shop_->place_now(id, std::move(*order));
      return placed ? say({"recorded: " + *placed}) : placed.error();
    });
  }
  Result<void> run(const Undo&) {
    if (auto looked = look(); !looked) return looked;
    const auto undone = shop_->undo();
    return undone ? say({"undone: " + *undone}) : refused(undone.error());
  }
  Result<void> run(const Erase& step) {
    return with(step.who, [&](CustomerId id) -> Result<void> {
      const auto erased = shop_->erase(id);
      return erased ? say(said(*erased)) : erased.error();
    });
  }
  Result<void> run(const Import& step) {
    if (auto looked = look(); !looked) return looked;
    ImportRequest request;
    request.mapping = step.mapping;
    request.dry_run = step.dry_run;
    request.now = shop_->moment().at;
    for (const std::string& name : step.files) {
      auto path = files_.find(name);
      if (!path) return path.error();
      request.files.push_back(std::move(*path));
    }
    // A mapping may be a file of the story; another name is a built-in one's.
    if (const auto own = files_.find(step.mapping); own && !step.mapping.empty()) request.mapping = own->string();
    auto rejects = files_.fresh(fmt::format("rejects-{}.csv", ++imports_));
    if (!rejects) return rejects.error();
    request.rejects = *rejects;
    ImportIntoShop target(shop_->shop(), shop_->keys(), [&](CustomerId id) { return shop_->was_erased(id); });
    const auto report = import_files(request, target);
    return report ? say(said(*report, *rejects)) : refused(report.error());
  }

  // ---- how they answer
  template <class Do>
  Result<void> with(const std::string& name, const Do& what) {
    if (auto looked = look(); !looked) return looked;
    const auto customer = shop_->who(name);
    return customer ? done(what(*customer)) : refused(customer.error());
  }
  Result<void> done(const Result<void>& result) { return result ? Result<void>{} : refused(result.error()); }
  Result<void> refused(const Error& refusal) { return say(said(refusal)); }
  Result<void> say(const Said& lines) {
    said_.insert(said_.end(), lines.begin(), lines.end());
    return {};
  }
  // Whoever looks sees all orders that came before.
  Result<void> look() { return done(shop_->place_waiting_orders()); }

  StoryFiles files_;
  std::unique_ptr<StoryShop> shop_;
  Said said_;
  int imports_ = 0;
};

// An expected text ends at its first empty line, so that none may be said.
std::vector<std::string> one_line_each(const Said& said) {
  std::vector<std::string> lines;
  for (const std::string& each : said) {
    std::size_t begin = 0;
    while (begin < each.size()) {
      const std::size_t end = std::min(each.find_first_of("\r\n", begin), each.size());
      if (end > begin) lines.push_back(each.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return lines;
}

}  // namespace

bool StoryOutcome::passed() const { return std::ranges::all_of(sections, &SectionOutcome::as_expected); }

Result<StoryOutcome> run_story(const Story& story, const StoryContext& context) {
  Runner runner(context);
  StoryOutcome outcome;
  for (const StorySection& section : story.sections) {
    if (auto ran = runner.run(section); !ran) return ran.error();
    std::vector<std::string> said = one_line_each(runner.take_said());
    const bool as_expected = said == section.expected;
    outcome.sections.push_back({std::move(said), as_expected});
    const auto kinds = runner.recorded_kinds();
    if (!kinds) return kinds.error();
    outcome.recorded.insert(kinds->begin(), kinds->end());
  }
  outcome.shown = std::move(runner.shown);
  return outcome;
}

std::string difference(const Story& story, const StoryOutcome& outcome) {
  std::string text;
  for (std::size_t i = 0; i < outcome.sections.size(); ++i) {
    if (outcome.sections[i].as_expected) continue;
    text += fmt::format("line {}:\n", story.sections[i].expected_line);
    text += line_diff(story.sections[i].expected, outcome.sections[i].said);
  }
  return text;
}

std::string approved(const std::string& text, const StoryOutcome& outcome) {
  const auto story = parse_story(text);
  if (!story) return text;
  std::string result;
  std::size_t from = 0;
  int line = 1;
  // Copies lines of `text` up to, not including, line `number`; or only goes past them.
  const auto go_to = [&](int number, bool copy) {
    const std::size_t begin = from;
    for (; line < number && from < text.size(); ++line) from = std::min(text.find('\n', from), text.size() - 1) + 1;
    if (copy) result.append(text, begin, from - begin);
  };
  for (std::size_t i = 0; i < std::min(story->sections.size(), outcome.sections.size()); ++i) {
    const StorySection& section = story->sections[i];
    go_to(section.expected_line, true);
    if (!result.ends_with('\n')) result += '\n';  // a file that ends with ----
    for (const std::string& said : outcome.sections[i].said) result += said + '\n';
    go_to(section.expected_line + static_cast<int>(section.expected.size()), false);
  }
  return result.append(text, from);
}

}  // namespace dangol
