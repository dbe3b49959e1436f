import { requireSecret } from "../bearer";
import type { RevokeContext } from "../provider";
import { revokeOrGone } from "../revocation";

/** Ends the one grant of this person and client, whichever of its tokens is sent. */
export async function revokeGoogle({ secret, call }: RevokeContext): Promise<void> {
  const token = secret.refreshToken ?? requireSecret(secret, "accessToken");
  await revokeOrGone(
    () => call({ method: "POST", url: "https://oauth2.googleapis.com/revoke", form: { token } }),
    ({ failure }) => failure.reason === "unauthorized",
  );
}
