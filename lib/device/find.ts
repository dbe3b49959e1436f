import { directory } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { countTries } from "@/lib/rate-limits/tries";
import { unanswered } from "./authorization";
import { hashUserCode, readUserCode } from "./user-code";

/** What asks to act as somebody, as that person is shown it. */
export type DeviceRequest = {
  code: string;
  /** In its own words. */
  clientName: string;
  /** The network address it asked from. */
  address: string;
  /** ISO. */
  createdAt: string;
  expiresAt: string;
};

/** Of one person: codes are short, so that guessing must be slow. */
const tries = countTries("device_code", 10);

/** The request behind a code that waits for an answer. Wrong codes are counted, right ones are not. */
export async function findDevice(userId: string, typed: string): Promise<DeviceRequest> {
  await tries.count(userId);
  const code = readUserCode(typed);
  const row =
    code &&
    (await directory().deviceAuthorization.findFirst({
      where: { userCodeHash: await hashUserCode(code), ...unanswered(new Date()) },
      select: { clientName: true, address: true, createdAt: true, expiresAt: true },
    }));
  if (!code || !row) throw unknown();
  await tries.forgive(userId);
  const { clientName, address, createdAt, expiresAt } = row;
  return {
    code,
    clientName,
    address,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** The same words for a wrong code and for one that is over. */
const unknown = () =>
  new AppError(
    "not_found",
    "No terminal waits for this code. Check it, or start again in the terminal: a code lasts ten minutes.",
  );
