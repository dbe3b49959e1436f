import { directory } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Email } from "./email";
import { verifyPassword } from "./password";
import { countTry, forgiveTries } from "./sign-in-limits";

/**
 * The person who has this e-mail and password. Fails in the same words and the same time whether the
 * account exists or not. `address` is the network address that asks.
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string,
): Promise<string> {
  const parsed = Email.safeParse(email);
  const key = parsed.success ? parsed.data : email.slice(0, 254);
  await countTry(key, address);
  const user = await directory().user.findUnique({
    where: { email: key },
    select: { id: true, passwordHash: true },
  });
  const matches = await verifyPassword(user?.passwordHash, password.slice(0, 1_000));
  if (!user || !matches) throw new AppError("unauthenticated", "E-mail or password is wrong.");
  await forgiveTries(key, address);
  return user.id;
}
