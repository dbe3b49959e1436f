import { requireSecret } from "../bearer";
import type { RevokeContext } from "../provider";
import { isDead, requireClient, revokeOrGone } from "../revocation";
import { probeNotion } from "./probe";

export async function revokeNotion(context: RevokeContext): Promise<void> {
  const { callAsClient } = requireClient(context);
  await revokeOrGone(
    () =>
      callAsClient({
        method: "POST",
        url: "https://api.notion.com/v1/oauth/revoke",
        json: { token: requireSecret(context.secret, "accessToken") },
      }),
    // A refusal says the token or the client is wrong, so the token itself is asked.
    async ({ status }) =>
      (status === 400 || status === 401 || status === 404) &&
      (await isDead(() => probeNotion(context.call))),
  );
}
