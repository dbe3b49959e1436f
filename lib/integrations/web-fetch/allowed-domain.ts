/** True when the address is on one of the domains or below one; without domains every one is. */
export function isAllowedDomain(url: string, domains: readonly string[]): boolean {
  if (domains.length === 0) return true;
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, "");
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
