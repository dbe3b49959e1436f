import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { githubFailure } from "./failure";
import { githubKnowsClient } from "./knows-client";
import { probeGithub } from "./probe";
import { revokeGithub } from "./revoke";
import { adaptGithubToken } from "./token";

export const github = defineProvider({
  id: "github",
  name: "GitHub",
  auth: {
    type: "oauth",
    authorizationUrl: "https://github.com/login/oauth/authorize",
    tokenUrl: "https://github.com/login/oauth/access_token",
    issuer: "https://github.com/login/oauth",
    developerUrl: "https://github.com/settings/developers",
    knowsClient: githubKnowsClient,
    scopeSeparator: " ",
    pkce: true,
    clientAuth: "post",
    authorizeParams: { prompt: "select_account" },
    loginHintParam: "login",
    // Without it the token endpoint answers as a form.
    tokenHeaders: { accept: "application/json" },
    adaptTokenResponse: adaptGithubToken,
  },
  hosts: ["api.github.com", "github.com"],
  accessUrl: "https://github.com/settings/applications",
  authorize: bearer("accessToken"),
  apiHeaders: {
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    // GitHub refuses requests without one.
    "user-agent": "alfe-integrations",
  },
  probe: probeGithub,
  failure: githubFailure,
  revoke: revokeGithub,
  sharesGrant: false,
});
