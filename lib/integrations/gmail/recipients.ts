import { invalidField } from "@/lib/errors";

/** Refuses a mail that would leave the domains of the settings; without any, every address is fine. */
export function requireAllowedRecipients(
  addresses: readonly string[],
  domains: readonly string[],
): void {
  if (domains.length === 0) return;
  const refused = addresses.find((address) => {
    const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
    return !domains.includes(domain);
  });
  if (refused !== undefined)
    throw invalidField("to", `The setting Send only to these domains does not include ${refused}.`);
}
