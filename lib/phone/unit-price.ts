import "server-only";
import { logWarning } from "@/lib/log";
import type { ListPrice } from "@/lib/usage/usage-event";
import { listVersion } from "./list-version";
import { numberAccount } from "./numbers/account";
import { makerOf } from "./numbers/makers";
import { pricesOf } from "./numbers/prices";
import type { OwnNumber } from "./own-number";
import type { SendingKind } from "./sending-rules";

type Asked = {
  kind: SendingKind;
  /** The company, as the number's credential names it. */
  company: string;
  /** Where it goes. */
  country: string | null;
};

/** What a part or a minute costs by the company's price list; undefined where that does not say. */
export async function unitPrice(
  { organizationId, setupConnectionId, world }: OwnNumber,
  { kind, company, country }: Asked,
): Promise<ListPrice | undefined> {
  const maker = makerOf(company);
  if (!maker || country === null) return undefined;
  try {
    const account = await numberAccount({
      organizationId,
      setupConnectionId,
      provider: company,
      world,
    });
    const { smsOutMicros, callOutMicros } = await pricesOf(maker, account, country);
    const micros = kind === "text" ? smsOutMicros : callOutMicros;
    return micros === null ? undefined : { micros, version: listVersion(company, new Date()) };
  } catch (cause) {
    // An estimate keeps nobody from sending: without one the price book says what it costs.
    logWarning("what something will cost could not be estimated", {
      company,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
    return undefined;
  }
}
