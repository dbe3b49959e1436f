import { z } from "zod";
import { directory, inDirectory } from "@/lib/db";
import { invalidField, parse } from "@/lib/errors";
import { hashPassword, NewPassword, verifyPassword } from "./password";
import { endSessionsOf, type Person } from "./sessions";
import { countTry, forgiveTries } from "./sign-in-limits";

const ChangePasswordInput = z.strictObject({
  current: z.string().max(1_000),
  password: NewPassword,
});

/** Sets a new password for somebody who knows the old one, and ends their other sign-ins. */
export async function changePassword(
  person: Person,
  rawInput: unknown,
  address: string,
): Promise<void> {
  const { current, password } = parse(ChangePasswordInput, rawInput);
  await countTry(person.email, address);
  const user = await directory().user.findUnique({
    where: { id: person.userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(user?.passwordHash, current)))
    throw invalidField("current", "This is not your password.");
  await forgiveTries(person.email, address);
  const passwordHash = await hashPassword(password);
  await inDirectory(async (tx) => {
    await tx.user.update({ where: { id: person.userId }, data: { passwordHash } });
    // A link that was asked for before would let somebody set another one.
    await tx.passwordReset.deleteMany({ where: { userId: person.userId } });
    await endSessionsOf(tx, person.userId, person.sessionId);
  });
}
