import { organizationOfToken } from "@/lib/vault/token";

/** The organization that a link's token names; undefined for what is no token, such as an attempt's id. */
export const parseLinkToken = (token: string): string | undefined => organizationOfToken(token);
