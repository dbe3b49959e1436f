import { z } from "zod";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { conflict, invalidField } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { providerCall } from "@/lib/outbound/provider-call";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { withGenerated } from "@/lib/providers/generated-fields";
import type { SecretFields } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { admitsToAttempt } from "./attempt-admission";
import {
  AttemptId,
  loadAttempt,
  nodesOfAttempt,
  outcomeOf,
  requireOwnAttempt,
  statusOf,
} from "./attempt";
import { ConnectAttempt, countTools, viewAttempt } from "./attempt-view";
import { keepAccount } from "./keep-account";
import { readKeyFields } from "./read-key-fields";
import { tellRefusedKey } from "./tell-refused-key";
import { worldOfKey } from "./world";

export const finishConnectKey = defineCommand({
  name: "finish_connect_key",
  summary: "Connect an account with a pasted key. The key is tried at once and then kept sealed.",
  permission: "connections:write",
  input: z.strictObject({
    attemptId: AttemptId,
    fields: z
      .record(z.string(), z.string().max(4000))
      .describe("The pasted values, by the names of the attempt's fields"),
    confirmCaution: z
      .boolean()
      .optional()
      .describe("Go on although the key was called unusual, e.g. a test-mode key"),
  }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run(context, input) {
    const { actor, organizationId, place, read } = context;
    const row = await read((tx) => loadAttempt(tx, organizationId, input.attemptId));
    requireOwnAttempt(row, actor);
    if (statusOf(row, new Date()) !== "open")
      throw conflict("This attempt has ended. Start again.");
    const provider = getProvider(row.provider);
    const integration = getIntegration(row.integration);
    if (provider.auth.type !== "key")
      throw conflict(`${provider.name} is connected by signing in there, not with a key.`);
    const { auth } = provider;
    if (auth.fields.length === 0)
      throw conflict(`${integration.name} is not connected by pasting a key.`);

    const fields = readKeyFields(auth, input.fields);
    const world = worldOfKey(fields, provider);
    const caution = auth.caution?.(fields);
    if (caution !== undefined && !input.confirmCaution)
      throw invalidField("confirmCaution", caution);
    const secret = new Secret<SecretFields>(withGenerated(auth, fields));
    if (provider.channel) await assertPublicAddress(world);
    const call = providerCall({ provider, hosts: provider.hosts, secret, world });
    const account = await tellRefusedKey(provider, auth, () =>
      provider.probe(call, secret.reveal()),
    );
    const granted = account.scopes ?? row.scopes;
    const missing = integration.requiredScopes.filter((scope) => !granted.includes(scope));
    if (missing.length > 0)
      throw conflict(
        `Without ${missing.join(", ")} no tool can work, so nothing was saved. Add it at ${provider.name} and paste the key again.`,
      );

    const attempt = { ...row, world, way: "key" };
    const tokens = { secret, account, granted, endsAt: null };
    await keepAccount(context, attempt, tokens, {
      ...outcomeOf(row),
      account: account.name,
      toolsOn: countTools(integration, granted),
    });
    return read(async (tx) =>
      viewAttempt(
        tx,
        organizationId,
        place,
        await loadAttempt(tx, organizationId, input.attemptId),
      ),
    );
  },
});
