// Pictures of the papers on which guests answered: taken by whoever serves, seen by the owner alone.
#include <algorithm>

#include "api/call.h"
#include "api/consent_json.h"
#include "api/endpoints.h"
#include "api/subject.h"
#include "consent/consent_names.h"
#include "consent/picture_check.h"

namespace dangol {
namespace {

// "marketing.sms", "sensitive": what she answered to that, as it holds now.
Result<EvidencedAnswer> named_answer(std::string_view name, const std::vector<ConsentAnswer>& answers) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  const auto purpose = purpose_named(name.substr(0, dot));
  const auto channel = dot == name.size() ? std::optional(Channel::none) : channel_named(name.substr(dot + 1));
  if (!purpose || !channel)
    return Error{ErrorCode::invalid_input, "of names what the paper answers, such as of=sensitive,marketing.sms"};
  const auto at = std::ranges::find_if(
      answers, [&](const ConsentAnswer& each) { return each.purpose == *purpose && each.channel == *channel; });
  if (at == answers.end())
    return Error{ErrorCode::conflict, "she has not answered that: record her answer before the picture of it"};
  return EvidencedAnswer{*purpose, *channel, at->at};
}

Result<std::vector<EvidencedAnswer>> named_answers(std::string_view names, const ConsentState& consent) {
  const std::vector<ConsentAnswer> said = consent.answers();
  std::vector<EvidencedAnswer> answers;
  while (answers.size() <= said.size()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const auto answer = named_answer(names.substr(0, comma), said);
    if (!answer) return answer.error();
    answers.push_back(*answer);
    if (comma == names.size()) return answers;
    names.remove_prefix(comma + 1);
  }
  return Error{ErrorCode::invalid_input, "of names each answer once"};
}

}  // namespace

void keep_picture(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  const std::string_view type = call.request().content_type;
  const auto media = media_named(type.substr(0, type.find(';')));
  if (!media)
    return call.reply(error_answer(415, ErrorCode::invalid_input,
                                   "a picture of a paper is image/jpeg, image/png, image/webp or application/pdf"));
  auto answers = named_answers(call.query("of"), call.shop().consent(subject->customer.id));
  if (!answers) return call.fail(answers.error(), "of");
  call.record(
      call.event(subject->customer.id, subject->key,
                 ConsentEvidenced{std::move(*answers), *media, std::string(call.request().body), call.who()->staff}));
}

void list_pictures(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  if (!call.shop().knows(*id)) return call.fail({ErrorCode::not_found, "there is no such customer"});
  call.reply(evidence_json(call.shop().evidence(*id), call.shop().consent(*id), call.view().settings.zone));
}

// Saved, never shown in a page of ours: whatever it is, a browser does not run it.
void read_picture(Call& call) {
  const auto id = call.customer_in_path();
  const auto number = parse_id(call.parameter(1));
  const Error none{ErrorCode::not_found, "there is no such picture"};
  if (!id || !number) return call.fail(none);
  const ConsentEvidence evidence = call.shop().evidence(*id);
  if (*number < 1 || *number > evidence.pictures().size()) return call.fail(none);
  call.later(call.service().reading(), [&shop = call.shop(), id = *id, number = *number,
                                        key = evidence.pictures()[*number - 1].key](LaterAnswer& answer) {
    auto picture = shop.picture(id, key);
    if (!picture) return answer.fail(picture.error());
    Response response{.content_type = name_of(picture->media), .body = std::move(picture->bytes)};
    response.headers = {{"Content-Disposition", "attachment; filename=\"consent-" + std::to_string(number) + "." +
                                                    std::string(extension_of(picture->media)) + "\""},
                        {"Content-Security-Policy", "default-src 'none'; sandbox"}};
    answer.reply(std::move(response));
  });
}

}  // namespace dangol
