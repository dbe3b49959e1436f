/** Set once somebody has hidden the first-run card of an organization. */
export const firstRunCookie = (organizationId: string): string => `first-run-${organizationId}`;
