import { requireSecret } from "../bearer";
import type { RevokeContext } from "../provider";
import { requireClient, revokeOrGone } from "../revocation";

/** Ends the whole grant with the last connection, before that only this connection's token. */
export async function revokeGithub(context: RevokeContext): Promise<void> {
  const { callAsClient, clientId } = requireClient(context);
  const what = context.last ? "grant" : "token";
  await revokeOrGone(
    () =>
      callAsClient({
        method: "DELETE",
        url: `https://api.github.com/applications/${encodeURIComponent(clientId)}/${what}`,
        json: { access_token: requireSecret(context.secret, "accessToken") },
      }),
    ({ status }) => status === 404 || status === 422,
  );
}
