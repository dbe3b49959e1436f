import { countTries } from "@/lib/rate-limits/tries";

/** Of one account from anywhere, and from one network address at any account. */
const account = countTries("signin_account", 10);
const addresses = countTries("signin_address", 100);

/** Counts a try of a password before it is made; refuses it over the limit. */
export async function countTry(email: string, address: string): Promise<void> {
  await addresses.count(address);
  await account.count(email);
}

/** Forgets the tries of somebody who did know the password. */
export async function forgiveTries(email: string, address: string): Promise<void> {
  await account.forget(email);
  await addresses.forgive(address);
}
