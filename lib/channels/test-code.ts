import "server-only";
import { randomInt } from "node:crypto";
import { inOrganization } from "@/lib/db";

/** No look-alikes: a person may have to type it. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const codeLength = 8;

/** How long a test message may be under way. */
export const testLifetimeMs = 15 * 60_000;

/** What a test message is known by when it comes back: "test-7k2m9x4q". */
export const newTestCode = (): string =>
  `test-${Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join("")}`;

/** The code that a text carries, if any. */
export const testCodeIn = (text: string): string | undefined =>
  /\btest-[a-hjkmnp-z2-9]{8}\b/.exec(text)?.[0];

/** Who sent this text to this channel as a test, and notes that it came back; null for everything else. */
export async function whoTested(
  organizationId: string,
  connectionId: string,
  text: string,
): Promise<string | null> {
  const code = testCodeIn(text);
  if (code === undefined) return null;
  const [test] = await inOrganization(organizationId, (tx) =>
    tx.testMessage.updateManyAndReturn({
      where: {
        organizationId,
        connectionId,
        code,
        createdAt: { gt: new Date(Date.now() - testLifetimeMs) },
      },
      data: { arrivedAt: new Date() },
      select: { sentBy: true },
    }),
  );
  return test?.sentBy ?? null;
}
