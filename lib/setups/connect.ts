import { z } from "zod";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { viewConnection } from "@/lib/connections/connection-view";
import { scheduleProbe } from "@/lib/connections/health";
import { AccountTakenError } from "@/lib/connections/outside-account";
import { readKeyFields } from "@/lib/connections/read-key-fields";
import { type SavedAccount, saveAccount } from "@/lib/connections/save-account";
import { setUpSoon } from "@/lib/connections/set-up-soon";
import { takenText } from "@/lib/connections/taken-text";
import { tellRefusedKey } from "@/lib/connections/tell-refused-key";
import { worldOfKey } from "@/lib/connections/world";
import type { Directory, Tx } from "@/lib/db";
import { conflict, invalidField, notFound } from "@/lib/errors";
import { anonymousCall, providerCall } from "@/lib/outbound/provider-call";
import { actorId } from "@/lib/pipeline/actor";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { withGenerated } from "@/lib/providers/generated-fields";
import type { Account, Key, Provider, SecretFields, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { countMade } from "./assert-unused";
import { Setup } from "./setup";

export const connectSetup = defineCommand({
  name: "connect_setup",
  summary:
    "Connect an account that makes apps, bots or numbers for the agents of a node and below: a Slack workspace, a Telegram manager bot, a telephony account.",
  permission: "apps:write",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node that will own the account"),
    provider: z
      .string()
      .describe("Id of the provider: slack-setup, telegram-manager, twilio or telnyx"),
    fields: z
      .record(z.string(), z.string().max(4000))
      .describe("The pasted values, by the names of the provider's fields"),
    setupId: z
      .uuid()
      .optional()
      .describe("Id of the account that gets a new credential; it must be the same account"),
  }),
  output: Setup,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, input) {
    const provider = providers[input.provider];
    if (provider?.isSetup !== true || provider.auth.type !== "key")
      throw invalidField("provider", "There is no such provider.");
    const fields = readKeyFields(provider.auth, input.fields);
    const world = worldOfKey(fields, provider);
    if (provider.make?.kind !== "number") await assertPublicAddress(world);
    const opened = await open(provider, provider.auth, fields, world);
    const saved = await save(context, provider, opened, input.setupId ?? null).catch(
      async (error: unknown) => {
        if (!(error instanceof AccountTakenError)) throw error;
        throw conflict(`${await takenText(context, error)} Nothing was saved.`);
      },
    );
    const key = { organizationId: context.organizationId, id: saved };
    if (provider.channel) await setUpSoon(key);
    const { node } = context.place;
    return context.read(async (tx) => {
      const connection = await viewConnection(tx, context, saved, node.id);
      if (!connection) throw notFound("This account");
      return { connection, made: await countMade(tx, key.organizationId, saved) };
    });
  },
});

type Opened = { secret: Secret<SecretFields>; account: Account; endsAt: Date | null; world: World };

/** Tries what was pasted; a token that is good for one use is spent for the next one. */
async function open(
  provider: Provider,
  auth: Key,
  fields: SecretFields,
  world: World,
): Promise<Opened> {
  const { hosts, renew } = provider;
  return tellRefusedKey(provider, auth, async () => {
    const tokens = await renew?.(anonymousCall({ provider, hosts, world }), fields);
    const { expiresInSeconds } = tokens ?? {};
    const secret = new Secret<SecretFields>({
      ...withGenerated(auth, fields),
      ...(tokens && { accessToken: tokens.accessToken }),
      ...(tokens?.refreshToken !== undefined && { refreshToken: tokens.refreshToken }),
    });
    const call = providerCall({ provider, hosts, secret, world });
    const account = await provider.probe(call, secret.reveal());
    const endsAt =
      expiresInSeconds === undefined ? null : new Date(Date.now() + expiresInSeconds * 1000);
    return { secret, account, endsAt, world };
  });
}

const save = (
  { actor, organizationId, commit }: CommandContext,
  provider: Provider,
  { secret, account, endsAt, world }: Opened,
  setupId: string | null,
): Promise<string> =>
  commit(async (tx, { place: { node } }) => {
    await assertNotElsewhere(tx, { organizationId, nodeId: node.id, provider, world, account });
    const saved = await saveAccount(tx, {
      organizationId,
      nodeId: node.id,
      provider,
      world,
      providerAppId: null,
      account,
      secret,
      requested: [],
      granted: [],
      endsAt,
      connectedBy: actorId(actor),
      reconnects: setupId,
    });
    if (!("connectionId" in saved)) throw refused(saved, account);
    await healMade(tx, organizationId, saved.connectionId);
    return {
      result: saved.connectionId,
      audit: {
        subjectId: saved.connectionId,
        details: { provider: provider.name, account: account.name },
      },
    };
  });

type Known = {
  organizationId: string;
  nodeId: string;
  provider: Provider;
  world: World;
  account: Account;
};

/** One account stands in one place: everything below uses it from there. */
async function assertNotElsewhere(
  tx: Tx & Directory,
  { organizationId, nodeId, provider, world, account }: Known,
): Promise<void> {
  const other = await tx.connection.findFirst({
    where: {
      organizationId,
      world,
      provider: provider.id,
      accountId: account.id,
      endedAt: null,
      nodeId: { not: nodeId },
    },
    select: { node: { select: { name: true } } },
  });
  if (other)
    throw conflict(
      `${account.name} is connected at ${other.node.name} already. Renew it there, or disconnect it first.`,
    );
}

function refused(saved: Exclude<SavedAccount, { connectionId: string }>, { name }: Account): Error {
  if (saved.kind === "gone") return notFound("This account");
  return conflict(
    `This is ${name}, and what it made belongs to ${saved.expected}. Nothing was saved.`,
  );
}

/** What works by its credential, and was refused with the old one, is tried again. */
async function healMade(tx: Tx, organizationId: string, setupConnectionId: string): Promise<void> {
  const healed = await tx.connection.updateManyAndReturn({
    where: {
      organizationId,
      setupConnectionId,
      endedAt: null,
      brokenAt: { not: null },
      provider: { in: providersByCredential() },
    },
    data: { brokenAt: null, brokenReason: null },
    select: { id: true },
  });
  for (const { id } of healed) await scheduleProbe(tx, { organizationId, id }, new Date());
}

const providersByCredential = (): string[] =>
  Object.values(providers).flatMap(({ id, usesSetupCredential }) =>
    usesSetupCredential ? [id] : [],
  );
