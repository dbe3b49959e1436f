import { z } from "zod";
import { AppError, conflict, invalidField } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { providerCall } from "@/lib/outbound/provider-call";
import { defineCommand } from "@/lib/pipeline/operation";
import { ProviderCallError } from "@/lib/providers/call-error";
import { getProvider } from "@/lib/providers/catalog";
import { withGenerated } from "@/lib/providers/generated-fields";
import type { Account, Key, Provider, SecretFields, World } from "@/lib/providers/provider";
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

    const fields = readFields(provider.auth, input.fields);
    const world = worldOfKey(fields, provider);
    const caution = provider.auth.caution?.(fields);
    if (caution !== undefined && !input.confirmCaution)
      throw invalidField("confirmCaution", caution);
    const secret = new Secret<SecretFields>(withGenerated(provider.auth, fields));
    const account = await probeKey(provider, world, secret, provider.auth);
    const granted = account.scopes ?? row.scopes;
    const missing = integration.requiredScopes.filter((scope) => !granted.includes(scope));
    if (missing.length > 0)
      throw conflict(
        `Without ${missing.join(", ")} no tool can work, so nothing was saved. Add it at ${provider.name} and paste the key again.`,
      );

    const attempt = { ...row, world };
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

/** The values that the provider asks for, and nothing else, each in its right form. */
function readFields({ fields }: Key, pasted: Readonly<Record<string, string>>): SecretFields {
  const problems = fields.flatMap(({ name, check }) => {
    const value = (pasted[name] ?? "").trim();
    const detail = value === "" ? "Paste it here." : check?.(value);
    return detail === undefined ? [] : [{ pointer: `/fields/${name}`, detail }];
  });
  const [first] = problems;
  if (first) throw new AppError("invalid_input", first.detail, { fields: problems });
  return Object.fromEntries(fields.map(({ name }) => [name, (pasted[name] ?? "").trim()]));
}

/** Tries the key. A refusal is told at the field, and the person may paste another one. */
async function probeKey(
  provider: Provider,
  world: World,
  secret: Secret<SecretFields>,
  { fields }: Key,
): Promise<Account> {
  try {
    return await provider.probe(
      providerCall({ provider, hosts: provider.hosts, secret, world }),
      secret.reveal(),
    );
  } catch (error) {
    const refused = error instanceof ProviderCallError && error.failure.reason === "unauthorized";
    const [first] = fields;
    if (!refused || !first) throw error;
    const isKnown = error.message.includes("Copy");
    const detail = isKnown
      ? `${error.message} Nothing was saved.`
      : `${provider.name} does not accept this. Copy it again. Nothing was saved.`;
    throw new AppError("invalid_input", detail, {
      fields: [{ pointer: `/fields/${first.name}`, detail }],
    });
  }
}
