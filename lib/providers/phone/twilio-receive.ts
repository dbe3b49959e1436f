import type { InboundChannel, InboundRequest, Received } from "../channel";
import { requireSecret } from "../bearer";
import { receiveTwilioCall } from "./twilio-call-events";
import { refused, type TwilioFields } from "./twilio-fields";
import { isFromTwilio } from "./twilio-signature";
import { receiveTwilioText } from "./twilio-text-events";

/**
 * What Twilio tells about a number. The signed address names the channel, and the fields name the
 * account and the number: an event for another one is refused.
 */
export function receiveFromTwilio(request: InboundRequest, channel: InboundChannel): Received {
  const { method, url, headers, body } = request;
  if (method !== "POST") return refused(405, "Twilio posts");
  const signed = {
    url,
    signature: headers.get("x-twilio-signature") ?? "",
    contentType: headers.get("content-type") ?? "",
    body,
  };
  if (!isFromTwilio(requireSecret(channel.secret, "authToken"), signed))
    return refused(401, "wrong signature");
  const fields: TwilioFields = Object.fromEntries(
    new URLSearchParams(new TextDecoder().decode(body)),
  );
  if (fields.AccountSid !== channel.secret.accountSid) return refused(403, "another account");
  if (fields.CallSid !== undefined) return receiveTwilioCall(request, fields, channel);
  if (fields.MessageSid !== undefined) return receiveTwilioText(request, fields, channel);
  return refused(400, "neither a text nor a call");
}
