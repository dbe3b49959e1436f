import { requireSecret } from "../bearer";
import type { RevokeContext } from "../provider";
import { isDead, revokeOrGone } from "../revocation";
import { probeLinear } from "./probe";

export async function revokeLinear({ secret, call }: RevokeContext): Promise<void> {
  const access = requireSecret(secret, "accessToken");
  await revokeOrGone(
    async () => {
      // The refresh token first: the call itself needs the access token.
      for (const token of [secret.refreshToken, access])
        if (token)
          await call({
            method: "POST",
            url: "https://api.linear.app/oauth/revoke",
            form: {
              token,
              token_type_hint: token === access ? "access_token" : "refresh_token",
            },
          });
    },
    async ({ status }) =>
      (status === 400 || status === 401) && (await isDead(() => probeLinear(call))),
  );
}
