// The bytes of the events of sending. Private to events/: codec.cc knows which of them are sealed.
#pragma once

#include "base/bytes.h"
#include "events/sending.h"

namespace dangol {

void write(ByteWriter& out, const SendingArranged& event);
void write(ByteWriter& out, const GatewayArranged& event);
void write(ByteWriter& out, const CampaignDefined& event);
void write(ByteWriter& out, const CampaignMoved& event);
void write(ByteWriter& out, const CampaignSelected& event);
void write(ByteWriter& out, const MessageQueued& event);
void write(ByteWriter& out, const MessageMoved& event);

SendingArranged read_sending_arranged(ByteReader& in);
GatewayArranged read_gateway_arranged(ByteReader& in);
CampaignDefined read_campaign_defined(ByteReader& in);
CampaignMoved read_campaign_moved(ByteReader& in);
CampaignSelected read_campaign_selected(ByteReader& in);
MessageQueued read_message_queued(ByteReader& in);
MessageMoved read_message_moved(ByteReader& in);

}  // namespace dangol
