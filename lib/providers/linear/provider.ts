import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { linearFailure } from "./failure";
import { probeLinear } from "./probe";
import { revokeLinear } from "./revoke";
import { adaptLinearToken } from "./token";

export const linear = defineProvider({
  id: "linear",
  name: "Linear",
  auth: {
    type: "oauth",
    authorizationUrl: "https://linear.app/oauth/authorize",
    tokenUrl: "https://api.linear.app/oauth/token",
    developerUrl: "https://linear.app/settings/api",
    scopeSeparator: ",",
    pkce: true,
    clientAuth: "post",
    // Without it a person who agreed once cannot choose another workspace.
    authorizeParams: { prompt: "consent" },
    adaptTokenResponse: adaptLinearToken,
  },
  hosts: ["api.linear.app"],
  accessUrl: "https://linear.app/settings/account/security",
  authorize: bearer("accessToken"),
  probe: probeLinear,
  failure: linearFailure,
  revoke: revokeLinear,
  sharesGrant: false,
});
