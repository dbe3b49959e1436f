import { z } from "zod";
import { type Directory, directory } from "@/lib/db";

const lifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** Somebody who is signed in. */
export type Person = {
  userId: string;
  sessionId: string;
  email: string;
  name: string;
};

/** Starts a sign-in. The cookie names it; it ends at `expiresAt`, or earlier in the database. */
export async function startSession(
  userId: string,
  userAgent: string,
): Promise<{ id: string; expiresAt: Date }> {
  return directory().session.create({
    data: {
      userId,
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(Date.now() + lifetimeMs),
    },
    select: { id: true, expiresAt: true },
  });
}

/** Who a sign-in belongs to; null when it ended, expired or never was. */
export async function readSession(sessionId: unknown): Promise<Person | null> {
  const id = z.uuid().safeParse(sessionId);
  if (!id.success) return null;
  const row = await directory().session.findFirst({
    where: { id: id.data, endedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, user: { select: { id: true, email: true, name: true } } },
  });
  if (!row) return null;
  const { user } = row;
  return { userId: user.id, sessionId: row.id, email: user.email, name: user.name };
}

export async function endSession(sessionId: string): Promise<void> {
  await directory().session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: new Date() },
  });
}

/** Ends every sign-in of a person, but for one. */
export async function endSessionsOf(
  tx: Directory,
  userId: string,
  exceptId?: string,
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, endedAt: null, ...(exceptId !== undefined && { id: { not: exceptId } }) },
    data: { endedAt: new Date() },
  });
}
