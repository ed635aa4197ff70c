// What became of messages, told later by the gateway that took them: a provider's list, a signed webhook, a mail that
// came back. Who knows the address was admitted; nobody can say anything of a message whose number she cannot guess.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_output.h"
#include "channels/bounce.h"
#include "channels/solapi_reports.h"
#include "channels/webhook_report.h"
#include "channels/webhook_signature.h"
#include "consent/consent_names.h"

namespace dangol {
namespace {

using Reports = Result<std::vector<DeliveryReport>>;

Reports read_webhook(const Request& request, const std::string& secret, Instant now) {
  const auto genuine = verify_webhook(secret, request.webhook_id, request.webhook_timestamp, request.body,
                                      request.webhook_signature, now);
  if (!genuine) return genuine.error();
  auto report = parse_webhook_report(request.body);
  if (!report) return report.error();
  return std::vector{std::move(*report)};
}

// Any other mail is taken and says nothing: nobody reads an answer that goes to a mail server's pipe.
Reports read_mail(std::string_view mail) {
  auto report = parse_bounce(mail);
  return report ? std::vector{std::move(*report)} : std::vector<DeliveryReport>{};
}

Reports read_reports(const GatewayArranged& gateway, const Request& request, Instant now) {
  switch (gateway.kind) {
    case GatewayKind::solapi: return parse_solapi_reports(request.body);
    case GatewayKind::webhook: return read_webhook(request, gateway.secret, now);
    case GatewayKind::smtp: return read_mail(request.body);
    case GatewayKind::display: break;
  }
  return Error{ErrorCode::internal, "this kind of gateway is not known"};
}

}  // namespace

// A provider repeats what is not answered with 200: that comes when everything is durable.
void take_reports(Call& call) {
  const GatewayArranged& gateway = *call.view().settings.gateway(*channel_named(call.parameter(0)));
  auto reports = read_reports(gateway, call.request(), call.service().clock().now());
  if (!reports) return call.fail(reports.error());
  Service& service = call.service();
  call.later(service.reading(), [&service, reports = std::move(*reports)](LaterAnswer& answer) {
    const auto recorded = service.shop().record_reports(reports);
    if (!recorded) return answer.fail(recorded.error());
    JsonAnswer out;
    out.open().field("reports", reports.size()).close();
    answer.reply(json_answer(out.take()));
  });
}

}  // namespace dangol
