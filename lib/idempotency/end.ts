import "server-only";
import { inOrganization } from "@/lib/db";
import { seal } from "@/lib/vault/seal";
import type { KeptAnswer } from "./begin";
import { placeOfAnswer } from "./place-of-answer";

/** Keeps what a request was answered, sealed, for when it comes again. */
export const keepAnswer = (organizationId: string, id: string, answer: KeptAnswer): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const sealed = await seal(tx, answer, placeOfAnswer(organizationId, id));
    await tx.idempotentRequest.updateMany({
      where: { organizationId, id, answeredAt: null },
      data: { answeredAt: new Date(), status: answer.status, answer: sealed },
    });
  });

/** Forgets a request that did nothing, so that it may be tried again with the same key. */
export const giveUpRequest = (organizationId: string, id: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.idempotentRequest.deleteMany({ where: { organizationId, id, answeredAt: null } });
  });
