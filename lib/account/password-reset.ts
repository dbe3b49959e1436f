import { randomBytes } from "node:crypto";
import { z } from "zod";
import { directory, inDirectory } from "@/lib/db";
import { AppError, parse } from "@/lib/errors";
import { endTokensOf } from "@/lib/keys/end-keys";
import { hashToken } from "@/lib/vault/token";
import { Email } from "./email";
import { hashPassword, NewPassword } from "./password";
import { endSessionsOf } from "./sessions";

const lifetimeMs = 60 * 60 * 1000;

/**
 * Makes a one-time link to set a new password, for one hour; the ones before it stop working. Null if
 * there is no such account: for the operator's eyes, never to be told to whoever asks.
 */
export async function requestPasswordReset(email: string): Promise<{ link: string } | null> {
  const user = await directory().user.findUnique({
    where: { email: parse(Email, email) },
    select: { id: true },
  });
  if (!user) return null;
  const token = randomBytes(32).toString("base64url");
  await inDirectory(async (tx) => {
    await tx.passwordReset.deleteMany({ where: { userId: user.id } });
    await tx.passwordReset.create({
      data: {
        tokenHash: hashToken(token),
        userId: user.id,
        expiresAt: new Date(Date.now() + lifetimeMs),
      },
    });
  });
  return { link: `/reset?token=${token}` };
}

const ResetPasswordInput = z.strictObject({ token: z.string().max(200), password: NewPassword });

/**
 * Sets a new password with a link, once, and ends every sign-in and personal token of the person, who may
 * do this because somebody else had them. Returns their id.
 */
export async function resetPassword(rawInput: unknown): Promise<string> {
  const { token, password } = parse(ResetPasswordInput, rawInput);
  const passwordHash = await hashPassword(password);
  const tokenHash = hashToken(token);
  const asked = await directory().passwordReset.findUnique({ where: { tokenHash } });
  // Before the link is used up: should this process die, it can be used again.
  if (asked?.usedAt === null && asked.expiresAt > new Date()) await endTokensOf(asked.userId);
  return inDirectory(async (tx) => {
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    const row = await tx.passwordReset.findUnique({ where: { tokenHash } });
    if (count === 0 || !row)
      throw new AppError("conflict", "This link was used or has expired. Ask for a new one.");
    await tx.user.update({ where: { id: row.userId }, data: { passwordHash } });
    await endSessionsOf(tx, row.userId);
    return row.userId;
  });
}
