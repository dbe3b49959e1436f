import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "./client";
import type { Login } from "./credentials-file";
import { Failure, type FailureKind } from "./failure";
import { note } from "./output";
import { openBrowser } from "./open-browser";
import { withProgress } from "./progress";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";
import { isInteractive, noteColors } from "./terminal";

type Asked = { clientName: string; browser: boolean };

/** Signs in by the device authorization grant (RFC 8628): a person compares a code and allows it. */
export async function deviceLogin(origin: string, { clientName, browser }: Asked): Promise<Login> {
  const client = openClient({ origin, token: null, kind: "person", login: null });
  const { data: begun, error } = await client.POST("/device_authorization", {
    body: { client_name: clientName },
  });
  if (!begun) throw toFailure(error);
  const address = safeText(begun.verification_uri_complete);
  note(`Your code: ${noteColors.bold(safeText(begun.user_code))}`);
  note(`Allow it at ${address}`);
  if (browser && isInteractive()) await openBrowser(begun.verification_uri_complete);
  const redeem = async () =>
    client.POST("/token", { body: { grant_type: grantType, device_code: begun.device_code } });
  return withProgress("Waiting until it is allowed …", async () => {
    let intervalMs = begun.interval * 1000;
    const endsAt = Date.now() + begun.expires_in * 1000;
    while (Date.now() < endsAt) {
      await sleep(intervalMs);
      const { data, error: refused } = await redeem();
      if (data) {
        const expiresAt = new Date(Date.now() + data.expires_in * 1000).toISOString();
        return { token: data.access_token, expiresAt, organization: data.organization };
      }
      if (refused.error === "slow_down") intervalMs += 5_000;
      else if (!passing.includes(refused.error)) throw toFailure(refused);
    }
    throw new Failure("unauthenticated", "Nobody allowed it in time. Start again.");
  });
}

const grantType = "urn:ietf:params:oauth:grant-type:device_code";

/** What is over in a moment. */
const passing = ["authorization_pending", "temporarily_unavailable"];

const kinds: Readonly<Record<string, FailureKind>> = {
  access_denied: "forbidden",
  expired_token: "unauthenticated",
  temporarily_unavailable: "unavailable",
};

const toFailure = ({ error, error_description: text }: Schema<"OAuthError">): Failure =>
  new Failure(kinds[error] ?? "failed", text ?? error);
