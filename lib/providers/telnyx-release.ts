import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { NumberAccount } from "./numbers";
import type { ProviderResponse } from "./provider";
import { isRefusal } from "./revocation";
import { ownSettings } from "./telnyx-settings";
import { telnyxUrl } from "./telnyx-url";

const Numbers = z.object({ data: z.array(z.object({ id: z.string(), status: z.string() })) });
const deleted = ["deleted", "ported-out", "purchase-failed"];

/**
 * Gives a number back and asks until it is gone; then what its texts and calls were set up with goes too,
 * which is this number's alone.
 */
export async function releaseAtTelnyx(
  { call }: NumberAccount,
  { number, numberId }: { number: string; numberId: string },
): Promise<void> {
  const tryAll = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => {
      if (!isRefusal(error, "not_found")) throw error;
    });
  };
  // They carry the number's name: where somebody else has it by now, they are theirs.
  const isOthers = isHeldElse(await call(listOf(number)), numberId);
  const settings = isOthers ? [] : await ownSettings(call, number);
  // What is still on its way must not reach whoever gets the number next.
  for (const { url, clear } of settings)
    await tryAll(() => call({ method: "PATCH", url, json: clear }));
  const url = telnyxUrl(`/phone_numbers/${encodeURIComponent(numberId)}`);
  await tryAll(() => call({ method: "DELETE", url }));
  if (!isGone(await call(listOf(number)), numberId))
    throw new AppError(
      "unavailable",
      `Telnyx still has ${number} in the account. It is asked again until it is gone.`,
    );
  for (const { url: place } of settings) await tryAll(() => call({ method: "DELETE", url: place }));
}

const listOf = (number: string) => ({
  url: telnyxUrl("/phone_numbers"),
  query: { "filter[phone_number]": number },
});

const isHeldElse = ({ body }: ProviderResponse, numberId: string): boolean =>
  Numbers.parse(body).data.some(({ id, status }) => id !== numberId && !deleted.includes(status));

function isGone({ body }: ProviderResponse, numberId: string): boolean {
  const found = Numbers.parse(body).data.find(({ id }) => id === numberId);
  return found === undefined || deleted.includes(found.status);
}
