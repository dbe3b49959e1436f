/** The organization that was open last, in a cookie: where the front page goes. */
export const lastOrganizationCookie = "organization";

const yearSeconds = 365 * 24 * 60 * 60;

export function rememberOrganization(slug: string): void {
  document.cookie = `${lastOrganizationCookie}=${slug}; path=/; max-age=${String(yearSeconds)}; samesite=lax`;
}
