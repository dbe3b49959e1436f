import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/vault/seal";

/** What signs calls of an agent's own address: the present secret, and for a day the one before it. */
export const WebhookSecret = z.object({
  current: z.string(),
  previous: z.object({ secret: z.string(), until: z.string() }).nullable(),
});
export type WebhookSecret = z.infer<typeof WebhookSecret>;

type Owner = { organizationId: string; nodeId: string; version: number };

const placeOf = ({ organizationId, nodeId, version }: Owner) => ({
  organizationId,
  table: "inbox",
  rowId: nodeId,
  field: "webhook_secret",
  version,
});

/** As Standard Webhooks write it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

export const sealWebhookSecret = (tx: Tx, secret: WebhookSecret, owner: Owner): Promise<string> =>
  seal(tx, secret, placeOf(owner));

export const openWebhookSecret = async (
  tx: Tx,
  sealed: string,
  owner: Owner,
): Promise<WebhookSecret> => WebhookSecret.parse(await unseal(tx, sealed, placeOf(owner)));

/** Those that sign now. */
export const signingSecrets = ({ current, previous }: WebhookSecret, now: Date): string[] =>
  previous && new Date(previous.until) > now ? [current, previous.secret] : [current];
