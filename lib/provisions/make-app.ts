import "server-only";
import { channelAddress } from "@/lib/channels/channel-address";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { redirectUriOf } from "@/lib/connections/redirect-uri";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { isUndecided, NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { Make, MadeApp } from "@/lib/providers/make";
import { setupCall } from "@/lib/setups/setup-call";
import { Secret } from "@/lib/vault/secret";
import { noteAsking, noteFailed, noteTold } from "./make-provision";
import type { Provision } from "./provision";
import { undoProvision } from "./undo";

/** What the person wants the app to be. */
export type WantedApp = { name: string; description: string; color: string };

/**
 * Has a setup account make an app, of which it was noted before that it is about to be made. However this
 * ends, the note says what came of it: made, failed, or unknown, which is to be undone.
 */
export const makeApp = (
  provision: Provision,
  setup: { id: string; provider: string; make: Extract<Make, { kind: "app" }> },
  wanted: WantedApp,
): Promise<void> =>
  // Whoever takes it away again waits until it is known what is there.
  withConnectionLock(provision.id, async () => {
    const { organizationId, id, provider, world } = provision;
    const isWanted = await inOrganization(organizationId, (tx) => noteAsking(tx, provision));
    if (!isWanted) throw notWanted();
    crashPoint("make:before_request");
    const account = { organizationId, setupConnectionId: setup.id, provider: setup.provider };
    let made: MadeApp;
    try {
      made = await setup.make.makeApp(setupCall({ ...account, world }), {
        ...wanted,
        reference: id,
        address: channelAddress(provider, organizationId, id),
        redirectUri: redirectUriOf(provider),
      });
    } catch (error) {
      await inOrganization(organizationId, async (tx) => {
        if (mayExist(error)) await undoProvision(tx, provision);
        else await noteFailed(tx, provision, error instanceof Error ? error.message : "");
      });
      throw error;
    }
    crashPoint("make:after_answer");
    const { externalId, secret: fields, client } = made;
    const secret = new Secret({ fields, client });
    const isStillWanted = await inOrganization(organizationId, (tx) =>
      noteTold(tx, provision, { externalId, secret }, "made"),
    );
    crashPoint("make:after_store");
    if (!isStillWanted) throw notWanted();
  });

/** Whether it may have been made although it failed: only a refusal is certain. */
function mayExist(error: unknown): boolean {
  if (error instanceof NoAnswerError || error instanceof ProviderCallError)
    return isUndecided(error);
  return !(error instanceof AppError) || error.kind === "provider_failed";
}

const notWanted = () =>
  conflict("This attempt has ended meanwhile. What was made is deleted again.");
