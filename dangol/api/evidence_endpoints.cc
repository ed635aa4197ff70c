// Pictures of the papers on which guests answered: taken by whoever serves, seen by the owner alone.
#include "api/call.h"
#include "api/consent_json.h"
#include "api/endpoints.h"
#include "api/export_file.h"
#include "api/subject.h"
#include "consent/picture_check.h"

namespace dangol {
void keep_picture(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  const std::string_view type = call.request().content_type;
  const auto media = media_named(type.substr(0, type.find(';')));
  if (!media)
    return call.reply(error_answer(415, ErrorCode::invalid_input,
                                   "a picture of a paper is image/jpeg, image/png, image/webp or application/pdf"));
  auto answers = answers_named(call.query("of"), call.shop().consent(subject->customer.id));
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
    const auto mark = answer.witness().mark_export();
    if (!mark) return answer.fail(mark.error());
    Response response{.content_type = name_of(picture->media), .body = std::move(picture->bytes)};
    response.headers = {{"Content-Security-Policy", "default-src 'none'; sandbox"}};
    answer.reply(
        as_file(std::move(response), "consent-" + std::to_string(number), extension_of(picture->media), *mark));
  });
}

}  // namespace dangol
