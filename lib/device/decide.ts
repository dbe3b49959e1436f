import { z } from "zod";
import { directory, organizationsOf } from "@/lib/db";
import { conflict, notFound, parse } from "@/lib/errors";
import { unanswered } from "./authorization";
import { findDevice } from "./find";
import { hashUserCode } from "./user-code";

const DecideInput = z.strictObject({
  code: z.string().max(40),
  /** In which it may act; null denies it. */
  organizationId: z.uuid().nullable(),
});

/** A person answers a terminal, once: it may act as them in one organization, or not at all. */
export async function decideDevice(userId: string, rawInput: unknown): Promise<void> {
  const { code: typed, organizationId } = parse(DecideInput, rawInput);
  const { code } = await findDevice(userId, typed);
  if (organizationId !== null && !(await organizationsOf(userId)).includes(organizationId))
    throw notFound("This organization");
  const now = new Date();
  const { count } = await directory().deviceAuthorization.updateMany({
    where: { userCodeHash: await hashUserCode(code), ...unanswered(now) },
    data:
      organizationId === null
        ? { deniedAt: now, userId }
        : { approvedAt: now, userId, forOrganization: organizationId },
  });
  if (count === 0)
    throw conflict("This code was answered already or has expired. Start again in the terminal.");
}
