#include "stories/parse_step.h"

#include <algorithm>
#include <array>
#include <string>

#include "consent/consent_names.h"
#include "shop/asking.h"
#include "stories/parse_orders.h"
#include "stories/parse_sending.h"
#include "stories/parse_settings.h"
#include "stories/step_text.h"

namespace dangol::story {
namespace {

Result<std::string> name_from(std::string_view text, std::string_view what) {
  if (text.empty()) return expected(what, text);
  return std::string(text);
}

template <class Body>
Result<StepBody> with_name(std::string_view text, std::string_view what) {
  auto name = name_from(text, what);
  if (!name) return name.error();
  return StepBody{Body{std::move(*name)}};
}

template <class Body>
Result<StepBody> alone(std::string_view text, std::string_view word) {
  if (!text.empty()) return expected(std::string(word) + " alone on its line", text);
  return StepBody{Body{}};
}

Result<StepBody> parse_shop(std::string_view text) {
  const auto parts = split(text, ",");
  if (parts.size() < 2 || parts[0].empty() || parts[1].empty()) return expected("shop PACK, ZONE", text);
  OpenAShop shop{std::string(parts[0]), std::string(parts[1]), "", ""};
  for (std::size_t i = 2; i < parts.size(); ++i) {
    std::string_view value = parts[i];
    const std::string_view key = take_word(value);
    if (key == "language" && (value == "ko" || value == "en")) {
      shop.language = value;
    } else if (key == "currency" && !value.empty()) {
      shop.currency = value;
    } else {
      return expected("language ko, language en or currency CODE", parts[i]);
    }
  }
  return StepBody{std::move(shop)};
}

Result<StepBody> parse_branch(std::string_view text) { return with_name<AddBranch>(text, "branch NAME"); }

Result<StepBody> parse_staff(std::string_view text) {
  const auto parts = split(text, ",");
  if (parts[0].empty()) return expected("staff NAME", text);
  if (parts.size() > 2 || (parts.size() == 2 && parts[1] != "owner")) return expected("staff NAME, owner", text);
  return StepBody{AddStaff{std::string(parts[0]), parts.size() == 2}};
}

// NAME PHONE by METHOD
Result<GuardianConsented> parse_guardian(std::string_view text) {
  const Error wrong = expected("guardian NAME PHONE by METHOD", text);
  const auto by = text.rfind(" by ");
  if (by == std::string_view::npos) return wrong;
  const auto method = named<GuardianMethod>(guardian_method_names, trimmed(text.substr(by + 4)));
  const std::string_view who = trimmed(text.substr(0, by));
  const auto space = who.rfind(' ');
  if (!method || space == std::string_view::npos) return wrong;
  return GuardianConsented{std::string(trimmed(who.substr(0, space))), std::string(who.substr(space + 1)), *method};
}

// One ", key value" of a customer into `details`; false when the key is another one.
Result<bool> read_detail(std::string_view part, Details& details) {
  std::string_view value = part;
  const std::string_view key = take_word(value);
  if (key == "born") {
    const auto day = calendar_date(value);
    if (!day) return day.error();
    details.birth_date = *day;
    return true;
  }
  if (key == "spoken") {
    if (value != "formally" && value != "politely") return expected("spoken formally or politely", part);
    details.speech = value == "formally" ? SpeechLevel::formal : SpeechLevel::polite;
    return true;
  }
  if (key == "guardian") {
    auto guardian = parse_guardian(value);
    if (!guardian) return guardian.error();
    details.guardian = std::move(*guardian);
    return true;
  }
  using Field = std::pair<std::string_view, std::optional<std::string>*>;
  for (const auto& [name, field] : {Field{"called", &details.called}, Field{"phone", &details.phone},
                                    Field{"email", &details.email}, Field{"loyalty", &details.loyalty_number}}) {
    if (key != name) continue;
    if (value.empty()) return expected(std::string(name) + " and what it is", part);
    *field = std::string(value);
    return true;
  }
  return false;
}

// PURPOSE, or PURPOSE by CHANNEL, from the front.
Result<Consented> take_consent(std::string_view& text) {
  Consented consent;
  const auto which = purpose(take_word(text));
  if (!which) return which.error();
  consent.purpose = *which;
  if (!text.starts_with("by ")) return consent;
  take_word(text);
  const auto by = channel(take_word(text));
  if (!by) return by.error();
  consent.channel = *by;
  return consent;
}

Result<Consented> read_consent(std::string_view text) {
  auto consent = take_consent(text);
  if (!consent) return consent;
  if (!text.empty() && text != "given" && text != "refused") return expected("given or refused", text);
  consent->given = text != "refused";
  return consent;
}

Result<StepBody> parse_customer(std::string_view text) {
  const auto parts = split(text, ",");
  AddCustomer customer{std::string(parts[0]), {}, {}};
  if (customer.name.empty()) return expected("customer NAME", text);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string_view value = parts[i];
    if (take_word(value) == "consent") {
      const auto consent = read_consent(value);
      if (!consent) return consent.error();
      customer.consents.push_back(*consent);
      continue;
    }
    const auto read = read_detail(parts[i], customer.details);
    if (!read) return read.error();
    if (!*read) return expected("called, phone, email, loyalty, born, guardian or consent", parts[i]);
  }
  return StepBody{std::move(customer)};
}

Result<StepBody> parse_changes(std::string_view text) {
  const auto parts = split(text, ",");
  ChangeCustomer change{std::string(parts[0]), {}};
  if (change.who.empty() || parts.size() < 2) return expected("changes NAME, phone NUMBER", text);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto read = read_detail(parts[i], change.details);
    if (!read) return read.error();
    if (!*read) return expected("called, phone, email, loyalty, born or guardian", parts[i]);
  }
  return StepBody{std::move(change)};
}

Result<StepBody> parse_note(std::string_view text) {
  auto sides = around_colon(text);
  if (!sides) return expected("note NAME: TEXT", text);
  return StepBody{WriteNote{std::move(sides->first), std::move(sides->second)}};
}

Result<StepBody> parse_tells(std::string_view text) {
  const auto colon = std::min(text.find(':'), text.size());
  const auto parts = split(text.substr(0, colon), ",");
  TellFeedback told{.who = std::string(parts[0]),
                    .text = std::string(trimmed(text.substr(std::min(colon + 1, text.size()))))};
  if (told.who.empty()) return expected("tells NAME, SCORE, about ITEM: TEXT", text);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    if (part == "complains") {
      told.complains = true;
    } else if (part.starts_with("about ")) {
      take_word(part);
      told.item = part;
    } else {
      const auto score = whole_number(part, 1, best_score);
      if (!score) return score.error();
      told.score = *score;
    }
  }
  return StepBody{std::move(told)};
}

Result<StepBody> parse_asked(std::string_view text) { return with_name<AskHer>(text, "asked NAME"); }

Result<StepBody> parse_pace(std::string_view text) {
  const auto parts = split(text, ",");
  if (parts[0].empty()) return expected("pace NAME, most N, rests until DATE", text);
  ChoosePace pace{std::string(parts[0])};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string_view value = parts[i];
    const std::string_view key = take_word(value);
    if (key == "most") {
      const auto most = whole_number(value, 0, 31);
      if (!most) return most.error();
      pace.most_in_30_days = *most;
    } else if (key == "rests" && take_word(value) == "until") {
      const auto day = calendar_date(value);
      if (!day) return day.error();
      pace.rests_until = *day;
    } else {
      return expected("most N or rests until DATE", parts[i]);
    }
  }
  return StepBody{std::move(pace)};
}

Result<StepBody> parse_answers(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return with_name<AnswerComplaint>(text, "answers NAME: TEXT");
  auto sides = around_colon(text);
  if (!sides) return expected("answers NAME: TEXT", text);
  return StepBody{AnswerComplaint{std::move(sides->first), std::move(sides->second)}};
}

Result<StepBody> parse_allergy(std::string_view text) {
  auto sides = around_colon(text);
  if (!sides) return expected("allergy NAME: ALLERGEN", text);
  const auto parts = split(sides->second, ",");
  if (parts.size() > 2 || (parts.size() == 2 && parts[1] != "over"))
    return expected("allergy NAME: ALLERGEN, over", text);
  return StepBody{RecordAllergy{std::move(sides->first), std::string(parts[0]), parts.size() == 1}};
}

Result<StepBody> parse_consent(std::string_view text, bool given) {
  auto consent = take_consent(text);
  if (!consent) return consent.error();
  const auto parts = split(text, ",");
  if (parts[0].empty()) return expected("the name of a customer", text);
  consent->given = given;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string_view version = parts[i];
    if (version == "on paper") {
      consent->on_paper = true;
    } else if (take_word(version) == "text" && !version.empty()) {
      consent->version = version;
    } else {
      return expected("text VERSION or on paper", parts[i]);
    }
  }
  return StepBody{ChangeConsent{std::string(parts[0]), *consent}};
}
Result<StepBody> parse_allows(std::string_view text) { return parse_consent(text, true); }
Result<StepBody> parse_refuses(std::string_view text) { return parse_consent(text, false); }

Result<StepBody> parse_requests(std::string_view text) {
  const auto parts = split(text, ",");
  const Error wrong = expected("requests NAME, WHAT, by WAY", text);
  if (parts.size() != 3 || parts[0].empty()) return wrong;
  std::string_view way = parts[2];
  const auto what = named<RightsRequest>(request_names, parts[1]);
  if (!what || take_word(way) != "by") return wrong;
  const auto by = named<AskedBy>(asked_by_names, way);
  return by ? Result<StepBody>(AskForRight{std::string(parts[0]), *what, *by}) : wrong;
}

Result<StepBody> parse_resolves(std::string_view text) {
  const auto parts = split(text, ",");
  const Error wrong = expected("resolves NAME, WHAT, OUTCOME, REASON", text);
  if (parts.size() < 3 || parts.size() > 4 || parts[0].empty()) return wrong;
  const auto what = named<RightsRequest>(request_names, parts[1]);
  const auto outcome = named<RightsOutcome>(outcome_names, parts[2]);
  if (!what || !outcome) return wrong;
  AnswerRequest step{std::string(parts[0]), {*what, *outcome}};
  if (parts.size() == 3) return StepBody{std::move(step)};
  const auto reason = named<RefusalReason>(refusal_reason_names, parts[3]);
  if (!reason) return wrong;
  step.answer.reason = *reason;
  return StepBody{std::move(step)};
}

Result<StepBody> parse_file(std::string_view text) {
  using Encoding = WriteFile::Encoding;
  WriteFile file;
  file.name = take_word(text);
  const bool plain = !file.name.empty() && file.name.front() != '.' &&
                     file.name.find_first_of("/\\") == std::string::npos && file.name != "<<";
  if (!plain) return expected("file NAME <<, a name without folders", file.name);
  std::string_view word = take_word(text);
  if (word == "in") {
    const std::string_view encoding = take_word(text);
    if (encoding == "utf-8-bom") {
      file.encoding = Encoding::utf8_with_bom;
    } else if (encoding == "utf-16") {
      file.encoding = Encoding::utf16;
    } else if (encoding == "cp949") {
      file.encoding = Encoding::cp949;
    } else {
      return expected("an encoding: utf-8-bom, utf-16 or cp949", encoding);
    }
    word = take_word(text);
  }
  if (word != "<<" || !text.empty()) return expected("<< at the end of the line", word);
  return StepBody{std::move(file)};
}

Result<StepBody> parse_at(std::string_view text) {
  const auto comma = text.find(',');
  std::string_view when = text.substr(0, comma);
  const auto day = calendar_date(take_word(when));
  if (!day) return day.error();
  const auto minute = time_of_day(when);
  if (!minute) return minute.error();
  ComeTo come{*day, *minute, ""};
  if (comma != std::string_view::npos) {
    come.branch = trimmed(text.substr(comma + 1));
    if (come.branch.empty()) return expected("the name of a branch after the comma", "");
  }
  return StepBody{std::move(come)};
}

Result<StepBody> parse_expected(std::string_view text) {
  const auto minutes = whole_number(text, 1, 1440);
  if (!minutes) return minutes.error();
  return StepBody{ShowExpected{*minutes}};
}

Result<StepBody> parse_preview(std::string_view text) {
  auto sides = around_colon(text);
  if (!sides) return expected("preview NAME: TEXT", text);
  return StepBody{PreviewMessage{std::move(sides->first), std::move(sides->second)}};
}

Result<StepBody> parse_ask(std::string_view text) {
  const std::string_view word = take_word(text);
  const auto known = owners_questions();
  const auto found = std::ranges::find(known, word, &OwnersQuestion::word);
  if (found == known.end()) return expected("a question of the owner's", word);
  if (found->about.empty() != text.empty()) return expected(found->about.empty() ? "nothing more" : found->about, text);
  return StepBody{AskTheShop{std::string(word), std::string(text)}};
}

Result<StepBody> parse_import(std::string_view text) {
  Import import;
  while (!text.empty()) {
    const std::string_view word = take_word(text);
    if (word == "dry-run") {
      import.dry_run = true;
    } else if (word == "mapping") {
      import.mapping = take_word(text);
      if (import.mapping.empty()) return expected("the name of a mapping", "");
    } else {
      import.files.emplace_back(word);
    }
  }
  if (import.files.empty()) return expected("import FILE …", "");
  return StepBody{std::move(import)};
}

Result<StepBody> parse_pictures(std::string_view text) { return with_name<PicturePaper>(text, "pictures NAME"); }
Result<StepBody> parse_restart(std::string_view text) { return alone<Restart>(text, "restart"); }
Result<StepBody> parse_night(std::string_view text) { return alone<PassANight>(text, "night"); }
Result<StepBody> parse_undo(std::string_view text) { return alone<Undo>(text, "undo"); }
Result<StepBody> parse_card(std::string_view text) { return with_name<ShowCard>(text, "card NAME"); }
Result<StepBody> parse_find(std::string_view text) { return with_name<Find>(text, "find TEXT"); }
Result<StepBody> parse_usual(std::string_view text) { return with_name<RecordUsual>(text, "usual NAME"); }
Result<StepBody> parse_erase(std::string_view text) { return with_name<Erase>(text, "erase NAME"); }

struct Word {
  std::string_view word;
  Result<StepBody> (*parse)(std::string_view rest);
};

constexpr std::array words{
    Word{"shop", parse_shop},
    Word{"branch", parse_branch},
    Word{"staff", parse_staff},
    Word{"customer", parse_customer},
    Word{"changes", parse_changes},
    Word{"note", parse_note},
    Word{"allergy", parse_allergy},
    Word{"allows", parse_allows},
    Word{"refuses", parse_refuses},
    Word{"order", parse_order},
    Word{"orders", parse_orders},
    Word{"hold-out", parse_hold_out},
    Word{"explores", parse_explores},
    Word{"file", parse_file},
    Word{"at", parse_at},
    Word{"restart", parse_restart},
    Word{"card", parse_card},
    Word{"find", parse_find},
    Word{"expected", parse_expected},
    Word{"ask", parse_ask},
    Word{"usual", parse_usual},
    Word{"undo", parse_undo},
    Word{"import", parse_import},
    Word{"erase", parse_erase},
    Word{"segment", parse_segment},
    Word{"preview", parse_preview},
    Word{"publishes", parse_publishes},
    Word{"sending", parse_sending},
    Word{"campaign", parse_campaign},
    Word{"starts", parse_starts},
    Word{"pauses", parse_pauses},
    Word{"cancels", parse_cancels},
    Word{"message", parse_message},
    Word{"sends", parse_sends},
    Word{"retention", parse_retention},
    Word{"reviews", parse_reviews},
    Word{"says", parse_says},
    Word{"prints", parse_prints},
    Word{"printed", parse_printed},
    Word{"night", parse_night},
    Word{"tells", parse_tells},
    Word{"asked", parse_asked},
    Word{"answers", parse_answers},
    Word{"pace", parse_pace},
    Word{"calls", parse_calls},
    Word{"bounces", parse_bounces},
    Word{"pictures", parse_pictures},
    Word{"replies", parse_replies},
    Word{"requests", parse_requests},
    Word{"resolves", parse_resolves},
};

}  // namespace

Result<StepBody> parse_step(std::string_view line) {
  const std::string_view word = take_word(line);
  const auto at = std::ranges::find(words, word, &Word::word);
  if (at == words.end()) return expected("a step, a command, ---- or a comment", word);
  return at->parse(line);
}

std::vector<std::string_view> step_words() {
  std::vector<std::string_view> all;
  for (const Word& each : words) all.push_back(each.word);
  return all;
}

}  // namespace dangol::story
