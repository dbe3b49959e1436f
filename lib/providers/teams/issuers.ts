const botFramework = "https://api.botframework.com";

/** Tenants of Microsoft itself, from which Teams and the bot service send. */
const microsoftTenants = [
  "d6d49420-f39b-4df7-a1dc-d59a935871db",
  "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  "69e9b82d-4842-4902-8d1e-abc5b98a55e8",
];

export type Issuer = {
  /** Where its keys are. */
  keysUrl: string;
  /** The tenant it speaks for; null for the bot service, which belongs to none. */
  tenant: string | null;
};

/** What is known of a token's issuer, or undefined for one that may not speak to a bot of this tenant. */
export function issuerOf(iss: string, ownTenant: string): Issuer | undefined {
  const wanted = iss.toLowerCase();
  if (wanted === botFramework)
    return { keysUrl: "https://login.botframework.com/v1/.well-known/keys", tenant: null };
  const own = ownTenant.toLowerCase();
  // Tenants of one cloud share their keys, so those of our own serve for all.
  const keysUrl = `https://login.microsoftonline.com/${own}/discovery/v2.0/keys`;
  const tenant = [own, ...microsoftTenants].find((each) =>
    [`https://sts.windows.net/${each}/`, `https://login.microsoftonline.com/${each}/v2.0`].includes(
      wanted,
    ),
  );
  return tenant === undefined ? undefined : { keysUrl, tenant };
}
