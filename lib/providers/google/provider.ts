import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { googleFailure } from "./failure";
import { googleKnowsClient } from "./knows-client";
import { probeGoogle } from "./probe";
import { revokeGoogle } from "./revoke";

export const google = defineProvider({
  id: "google",
  name: "Google",
  auth: {
    type: "oauth",
    authorizationUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: "https://oauth2.googleapis.com/token",
    issuer: "https://accounts.google.com",
    // Sent since 2026, but not announced in Google's metadata.
    issuerOptional: true,
    developerUrl: "https://console.cloud.google.com/apis/credentials",
    knowsClient: googleKnowsClient,
    scopeSeparator: " ",
    pkce: true,
    clientAuth: "post",
    authorizeParams: {
      // A refresh token comes only with both of them.
      access_type: "offline",
      prompt: "select_account consent",
      include_granted_scopes: "true",
    },
    loginHintParam: "login_hint",
    baseScopes: ["openid", "email"],
  },
  hosts: [
    "oauth2.googleapis.com",
    "openidconnect.googleapis.com",
    "gmail.googleapis.com",
    "www.googleapis.com",
  ],
  accessUrl: "https://myaccount.google.com/connections",
  authorize: bearer("accessToken"),
  probe: probeGoogle,
  failure: googleFailure,
  revoke: revokeGoogle,
  sharesGrant: true,
});
