import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, conflict, notFound, parse } from "@/lib/errors";
import { ContentBlock } from "@/lib/integrations/tool-content";
import { actorId } from "@/lib/pipeline/actor";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { toCallerError } from "./call-failure";
import { chooseAccount } from "./choose-account";
import { findTool } from "./find-tool";
import { type Prepared, runTool } from "./run-tool";
import { toolAt } from "./tool-at";
import { ToolOutcome } from "./tool-call";

const CallToolInput = z.strictObject({
  nodeId: z.string().describe("Id of the agent"),
  tool: z.string().describe("Name of the tool, e.g. github_list_issues"),
  arguments: z.record(z.string(), z.unknown()).default({}).describe("The tool's arguments"),
  account: z.uuid().optional().describe("Id of the connection to use, where there are several"),
});

export const callTool = defineCommand({
  name: "call_tool",
  summary: "Call a tool of an agent's active integration and return what it says.",
  permission: "tools:try",
  agents: true,
  input: CallToolInput,
  output: z.object({
    callId: z.string(),
    outcome: ToolOutcome,
    durationMs: z.number().int(),
    result: z.unknown(),
    /** True where the result was too long: then it is the start of its JSON text. */
    truncated: z.boolean(),
    /** What it answered besides data: pictures, sounds, documents. Null for most tools. */
    content: z.array(ContentBlock).nullable(),
    account: z.object({ id: z.string(), accountName: z.string(), label: z.string() }).nullable(),
    /** What it waits for, where its outcome is `waiting`: a person decides at that address. */
    approval: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }).nullable(),
    /** What to know about a call that waits, or whose outcome is unknown. */
    message: z.string().nullable(),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, input) {
    const prepared = await prepare(context, input);
    const { callId, tool, integration, account } = prepared;
    const ended = await runTool(prepared);
    const { outcome, durationMs, error } = ended;
    await finish(context, prepared, ended).catch((cause: unknown) => {
      const isBusy = cause instanceof AppError && cause.kind === "unavailable";
      if (tool.effect === "read" || outcome === "failed" || !isBusy) throw cause;
      // "Try again" would make whoever called do it twice.
      throw new AppError(
        "internal",
        `${tool.title} was sent to ${integration.name}, but how it ended could not be noted. Look there before calling it again.`,
        { cause },
      );
    });
    if (error !== undefined && outcome !== "unknown") throw toCallerError(error);
    return {
      callId,
      outcome,
      durationMs,
      result: ended.result,
      truncated: ended.truncated,
      content: null,
      approval: null,
      account: account && {
        id: account.id,
        accountName: account.accountName,
        label: account.label,
      },
      message:
        outcome === "unknown"
          ? `It is not known whether ${integration.name} carried out ${tool.title.toLowerCase()}. Look there before calling it again.`
          : null,
    };
  },
});

type Input = z.output<typeof CallToolInput>;

/** Checks everything that can be known before, and notes the call before anything is sent. */
async function prepare(context: CommandContext, input: Input): Promise<Prepared> {
  const { actor, organizationId, place, read } = context;
  const found = findTool(input.tool);
  if (!found) throw notFound(`The tool "${input.tool}"`);
  if (place.node.kind !== "agent")
    throw conflict("Tools are called at an agent. Open the agent that shall call it.");
  const { tool, integration } = found;
  const refuse = async (error: AppError): Promise<never> => {
    await noteRefusal(context, input, integration.id, error.message);
    throw error;
  };
  const now = await read((tx) => toolAt(tx, organizationId, place.lineage, found));
  const { effective, provider, settings } = now;
  if (settings === null)
    return refuse(conflict(now.missing ?? `${integration.name} is not ready to be used here.`));

  const args = parse(tool.input, input.arguments, "/arguments");
  const account = chooseAccount(effective, tool, input.account, now.worlds);
  if ((account === null) !== (provider === null))
    return refuse(conflict(`${integration.name} has no account to use here. Connect one.`));
  const { id: callId } = await read((tx) =>
    tx.toolCall.create({
      data: {
        organizationId,
        nodeId: input.nodeId,
        integration: integration.id,
        tool: tool.name,
        connectionId: account?.id ?? null,
        actorKind: actor.kind,
        actorId: actorId(actor),
        argumentsDigest: digest(input.arguments),
      },
      select: { id: true },
    }),
  );
  const { nodeId } = input;
  return {
    actor,
    organizationId,
    nodeId,
    callId,
    integration,
    tool,
    args,
    settings,
    provider,
    account,
  };
}

const digest = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(JSON.stringify(value)).digest());

/** A refused call is a record too: who tried what, and why it did not happen. */
async function noteRefusal(
  { actor, organizationId, commit }: CommandContext,
  input: Input,
  integration: string,
  detail: string,
): Promise<void> {
  await commit(async (tx) => {
    const { id } = await tx.toolCall.create({
      data: {
        organizationId,
        nodeId: input.nodeId,
        integration,
        tool: input.tool,
        actorKind: actor.kind,
        actorId: actorId(actor),
        argumentsDigest: digest(input.arguments),
        outcome: "refused",
        detail,
        durationMs: 0,
      },
      select: { id: true },
    });
    return {
      result: undefined,
      audit: { subjectId: id, details: { tool: input.tool, integration, outcome: "refused" } },
    };
  });
}

type Ended = Awaited<ReturnType<typeof runTool>>;

/** Notes how the call ended, also where the caller lost the role while it ran. */
async function finish(
  { organizationId, read, commit }: CommandContext,
  { callId, tool, integration, account }: Prepared,
  { outcome, durationMs, error }: Ended,
): Promise<void> {
  const detail = error instanceof AppError ? error.message : error ? "It failed on our side." : "";
  await read(async (tx) => {
    await tx.toolCall.updateMany({
      where: { organizationId, id: callId },
      data: { outcome, durationMs, detail },
    });
    if (account)
      await tx.$executeRaw`
        update connection set last_used_at = now()
        where organization_id = ${organizationId}::uuid and id = ${account.id}::uuid
          and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
  });
  await commit(async () => ({
    result: undefined,
    audit: {
      subjectId: callId,
      details: {
        tool: tool.name,
        integration: integration.id,
        outcome,
        ...(account && { account: account.accountName }),
      },
    },
  }));
}
