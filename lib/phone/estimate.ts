import "server-only";
import { logWarning } from "@/lib/log";
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
  quantity: bigint;
};

/** What something will cost by the company's price list, in micro-dollars; undefined where that does not say. */
export async function estimateMicros(
  { organizationId, setupConnectionId, world }: OwnNumber,
  { kind, company, country, quantity }: Asked,
): Promise<bigint | undefined> {
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
    const each = kind === "text" ? smsOutMicros : callOutMicros;
    return each === null ? undefined : each * quantity;
  } catch (cause) {
    // An estimate keeps nobody from sending.
    logWarning("what something will cost could not be estimated", {
      company,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
    return undefined;
  }
}
