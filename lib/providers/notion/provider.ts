import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { notionFailure } from "./failure";
import { probeNotion } from "./probe";
import { revokeNotion } from "./revoke";
import { adaptNotionToken } from "./token";

/** Notion changes its answers by version, so it is pinned. */
const version = { "notion-version": "2022-06-28" };

export const notion = defineProvider({
  id: "notion",
  name: "Notion",
  auth: {
    type: "oauth",
    authorizationUrl: "https://api.notion.com/v1/oauth/authorize",
    tokenUrl: "https://api.notion.com/v1/oauth/token",
    developerUrl: "https://www.notion.so/profile/integrations",
    // Notion has no scopes: the person picks pages instead.
    scopeSeparator: " ",
    pkce: false,
    clientAuth: "basic",
    authorizeParams: { owner: "user" },
    tokenHeaders: version,
    tokenBody: "json",
    adaptTokenResponse: adaptNotionToken,
  },
  hosts: ["api.notion.com"],
  accessUrl: "https://www.notion.so/profile/connections",
  authorize: bearer("accessToken"),
  apiHeaders: version,
  probe: probeNotion,
  failure: notionFailure,
  revoke: revokeNotion,
  sharesGrant: false,
});
