import { z } from "zod";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { providerCall } from "@/lib/outbound/provider-call";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { provisionsOf } from "@/lib/provisions/provision";
import { openProvisionSecret } from "@/lib/provisions/provision-secret";
import { Secret } from "@/lib/vault/secret";
import { AttemptId, finishingLifetimeMs, loadAttempt, nodesOfAttempt, outcomeOf } from "./attempt";
import { admitsToAttempt } from "./attempt-admission";
import { ConnectAttempt, countTools, viewAttempt } from "./attempt-view";
import { lockAttempt } from "./drop-attempt";
import { endWhenOverdue } from "./end-when-overdue";
import { keepAccount } from "./keep-account";

/** Run by the server itself, as the person who asked for a bot, once the bot is made. */
export const finishConnectBot = defineCommand({
  name: "finish_connect_bot",
  summary: "Store a bot that a person made for the agent and that the manager bot took over.",
  permission: "connections:write",
  input: z.strictObject({ attemptId: AttemptId }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run(context, { attemptId }) {
    const { organizationId, place, read } = context;
    const found = await read(async (tx) => {
      const row = await loadAttempt(tx, organizationId, attemptId);
      const [provision] = await provisionsOf(tx, organizationId, row.id);
      const secret =
        provision?.state === "made" ? await openProvisionSecret(tx, provision) : undefined;
      if (!provision || !secret || row.way !== "bot")
        throw conflict("There is no bot to connect any more.");
      const locked = await lockAttempt(tx, organizationId, row.id);
      if (!locked) throw conflict("This attempt has ended meanwhile. Nothing was saved.");
      const expiresAt = new Date(Date.now() + finishingLifetimeMs);
      await tx.connectAttempt.updateMany({
        where: { organizationId, id: row.id, status: "waiting", endedAt: null },
        data: { status: "finishing", expiresAt },
      });
      await endWhenOverdue(tx, { organizationId, id: row.id }, expiresAt);
      return { row, world: provision.world, secret: new Secret(secret.reveal().fields) };
    });
    const { row, world, secret } = found;
    const provider = getProvider(row.provider);
    const integration = getIntegration(row.integration);
    const call = providerCall({ provider, hosts: provider.hosts, secret, world });
    const account = await provider.probe(call, secret.reveal());
    const granted = account.scopes ?? row.scopes;
    await keepAccount(
      context,
      { ...row, world, status: "finishing" },
      { secret, account, granted, endsAt: null },
      {
        ...outcomeOf(row),
        account: account.name,
        toolsOn: countTools(integration, granted),
      },
    );
    return read(async (tx) =>
      viewAttempt(tx, organizationId, place, await loadAttempt(tx, organizationId, attemptId)),
    );
  },
});
