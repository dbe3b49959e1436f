import { z } from "zod";
import { ProviderCallError } from "../call-error";
import type { NumberAccount, NumberAddress, NumberOrder, OrderState } from "../numbers";
import { readAccount } from "../read-account";
import { twilioUrl } from "../twilio-url";

const Bought = z.object({ sid: z.string() });
const Owned = z.object({
  incoming_phone_numbers: z.array(
    z.object({ sid: z.string(), phone_number: z.string(), friendly_name: z.string().nullish() }),
  ),
});
const Address = z.object({ sid: z.string() });

/** How a number is called at Twilio: by that name it is found again. */
const nameOf = ({ reference }: NumberOrder): string => `Alfe ${reference}`;

/** Buys a number, which Twilio does at once or not at all. */
export async function orderAtTwilio(
  account: NumberAccount,
  order: NumberOrder,
): Promise<OrderState> {
  try {
    const addressSid = order.address && (await makeAddress(account, order.address));
    const { body } = await account.call({
      method: "POST",
      url: twilioUrl(account.id, "/IncomingPhoneNumbers.json"),
      form: {
        PhoneNumber: order.number,
        FriendlyName: nameOf(order),
        AddressSid: addressSid,
      },
    });
    return { kind: "bought", numberId: readAccount("Twilio", Bought, body).sid };
  } catch (error) {
    return refusalOf(error);
  }
}

/** A clear refusal; anything else is thrown on, since the number may have been bought. */
function refusalOf(error: unknown): OrderState {
  if (!(error instanceof ProviderCallError)) throw error;
  const { reason, message } = error.failure;
  // 21422, which reads as "not found": Twilio does not have it, or not any more.
  if (reason === "not_found") return { kind: "taken" };
  if (reason === "invalid" || reason === "forbidden" || reason === "other")
    return { kind: "refused", message };
  throw error;
}

/** What became of an order. A number that the account has under another name is not ours to use. */
export async function findAtTwilio(
  { call, id }: NumberAccount,
  order: NumberOrder,
): Promise<OrderState | undefined> {
  const { body } = await call({
    url: twilioUrl(id, "/IncomingPhoneNumbers.json"),
    query: { PhoneNumber: order.number, PageSize: 50 },
  });
  const { incoming_phone_numbers: owned } = readAccount("Twilio", Owned, body);
  const found = owned.find(({ phone_number }) => phone_number === order.number);
  if (found === undefined) return undefined;
  return found.friendly_name === nameOf(order)
    ? { kind: "bought", numberId: found.sid }
    : { kind: "taken" };
}

async function makeAddress(
  { call, id }: NumberAccount,
  { name, street, city, region, postalCode, country }: NumberAddress,
): Promise<string> {
  const { body } = await call({
    method: "POST",
    url: twilioUrl(id, "/Addresses.json"),
    form: {
      CustomerName: name,
      Street: street,
      City: city,
      Region: region,
      PostalCode: postalCode,
      IsoCountry: country,
      AutoCorrectAddress: true,
    },
  });
  return readAccount("Twilio", Address, body).sid;
}
