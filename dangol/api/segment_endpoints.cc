// Segments of guests: what a rule may ask, who is in one, and those that the owner has saved.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "api/segment_json.h"
#include "base/korean.h"
#include "insights/segment_members.h"
#include "messages/segment_words.h"
#include "segments/parse_expression.h"

namespace dangol {
namespace {

// The place is told beside the sentence, so that a screen can point at it.
Response mistake_answer(const ExpressionMistake& mistake, Language language) {
  JsonAnswer out;
  out.open().open("error").field("code", "invalid_input").field("message", mistake_words(mistake, language));
  out.field("field", "/rule").field("character", mistake.character).close().close();
  Response response = json_answer(out.take());
  response.status = status_of(ErrorCode::invalid_input);
  return response;
}

ParsedExpression parsed_rule(const Call& call, std::string_view text) {
  return parse_expression(text, segment_names(call.view().catalog, call.view().settings.currency()));
}

InsightQuestion question_of(Call& call) {
  return {call.shop(), call.view().catalog, call.view().settings, call.service().clock().now(), call.language(), {},
          {}};
}

}  // namespace

void read_segment_fields(Call& call) { call.reply(segment_fields_json(question_of(call))); }

void read_segment(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const std::string text(in.text("rule", {.max_characters = longest_expression, .many_lines = true}));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  ParsedExpression parsed = parsed_rule(call, text);
  if (!parsed.expression) return call.reply(mistake_answer(parsed.mistake, call.language()));
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), rule = std::move(*parsed.expression),
                                 now = service.clock().now(), language = call.language()](LaterAnswer& answer) {
    answer.reply(segment_json({service.shop(), view->catalog, view->settings, now, language, {}, {}}, rule));
  });
}

// Slow only when a rule, the menu or the day changed and everybody is being judged anew.
void list_segments(Call& call) {
  Service& service = call.service();
  call.later(service.reading(), [&service, view = call.shared_view(), now = service.clock().now(),
                                 language = call.language()](LaterAnswer& answer) {
    answer.reply(
        json_answer(saved_segments_json({service.shop(), view->catalog, view->settings, now, language, {}, {}})));
  });
}

void save_segment(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  SegmentDefined segment;
  segment.name = normalized(in.text("name", {.max_characters = 40}));
  segment.rule = in.text("rule", {.max_characters = longest_expression, .may_be_empty = true, .many_lines = true});
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  if (!segment.rule.empty()) {
    const ParsedExpression parsed = parsed_rule(call, segment.rule);
    if (!parsed.expression) return call.reply(mistake_answer(parsed.mistake, call.language()));
    segment.rule = to_text(*parsed.expression);
  }
  call.record(call.event({}, *key, segment));
}

}  // namespace dangol
