import "server-only";
import { z } from "zod";
import { inOrganization, type Tx } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { hashToken } from "@/lib/vault/token";
import { unseal } from "@/lib/vault/seal";
import { placeOfAnswer } from "./place-of-answer";

/** A request that may come again. */
export type RepeatableRequest = {
  organizationId: string;
  /** The agent or person who asks: the same key of somebody else is another one. */
  principalId: string;
  /** As the client chose it. */
  key: string;
  /** SHA-256 of all that it asks for. */
  digest: Uint8Array<ArrayBuffer>;
};

/** What was answered the first time. */
export const KeptAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

const keptMs = 24 * 3_600_000;

/** Longer than any answer may take; whoever worked on it after that counts as gone. */
const workingMs = 150_000;

/**
 * Begins a request that has not been here before (`id`), or returns what it was answered then. Of two
 * at once, in whatever processes, one begins; the other is told to come again.
 */
export const beginRequest = (
  request: RepeatableRequest,
): Promise<{ id: string } | { answer: KeptAnswer }> =>
  inOrganization(request.organizationId, async (tx) => {
    const { organizationId, principalId, digest } = request;
    const which = { organizationId, principalId, keyHash: hashToken(request.key) };
    await tx.idempotentRequest.deleteMany({ where: { ...which, expiresAt: { lte: new Date() } } });
    const [begun] = await tx.idempotentRequest.createManyAndReturn({
      data: [{ ...which, requestDigest: digest, expiresAt: new Date(Date.now() + keptMs) }],
      skipDuplicates: true,
      select: { id: true },
    });
    return begun ?? { answer: await firstAnswer(tx, which, digest) };
  });

async function firstAnswer(
  tx: Tx,
  which: { organizationId: string; principalId: string; keyHash: Uint8Array<ArrayBuffer> },
  digest: Uint8Array,
): Promise<KeptAnswer> {
  const row = await tx.idempotentRequest.findFirst({ where: which });
  // The first one was given up between these two statements.
  if (!row) throw comeAgain();
  if (!Buffer.from(row.requestDigest).equals(digest))
    throw new AppError(
      "invalid_input",
      "This Idempotency-Key came with another request before. Use a new one for each request.",
    );
  if (row.answer !== null)
    return KeptAnswer.parse(
      await unseal(tx, row.answer, placeOfAnswer(which.organizationId, row.id)),
    );
  if (Date.now() - row.createdAt.getTime() < workingMs) throw comeAgain();
  throw conflict(
    "The first request with this Idempotency-Key broke off, and whether it was done is not known. Look before you try again with a new key.",
  );
}

const comeAgain = (): AppError =>
  new AppError(
    "conflict",
    "The first request with this Idempotency-Key is still being worked on.",
    {
      retryAfterSeconds: 2,
    },
  );
