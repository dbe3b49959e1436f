import { z } from "zod";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { crashPoint } from "@/lib/crash-point";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { makeApp, type WantedApp } from "@/lib/provisions/make-app";
import { findProvision, openProvision, provisionsOf } from "@/lib/provisions/provision";
import { undoProvision } from "@/lib/provisions/undo";
import { AttemptId, nodesOfAttempt, requirePerson } from "./attempt";
import { admitsToAttempt } from "./attempt-admission";
import { authorizationOf } from "./attempt-authorization";
import { lockAttempt } from "./drop-attempt";
import { findMaker, loadForMaking, type Maker } from "./open-for-making";
import { sendToProvider } from "./send-to-provider";

export const connectApp = defineCommand({
  name: "connect_app",
  summary:
    "Have an app made for the agent with the workspace's configuration token, and go on to the provider's page, where a person installs it.",
  permission: "connections:write",
  input: z.strictObject({
    attemptId: AttemptId,
    setupId: z
      .uuid()
      .optional()
      .describe("Id of the account that makes it; not needed to install the agent's app anew"),
    name: z
      .string()
      .trim()
      .min(1)
      .max(35)
      .optional()
      .describe("Its name; the agent's unless given"),
    description: z
      .string()
      .max(140)
      .optional()
      .describe("What it is for; what is said of the agent unless given"),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, "Give a colour like #1f2937.")
      .optional()
      .describe("Its background colour, like #1f2937"),
  }),
  output: z.object({ url: z.string().describe("The provider's page"), expiresAt: z.string() }),
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run(context, input) {
    requireBrowser(context);
    const begun = await begin(context, input);
    if (begun) {
      crashPoint("make:before_asking");
      await makeApp(begun.provision, begun.maker, begun.wanted);
      crashPoint("make:before_sending");
    }
    return send(context, input.attemptId);
  },
});

/** The provider sends a browser back, which has to be the one that was sent there. */
function requireBrowser({ actor }: CommandContext): { userId: string; sessionId: string } {
  const { userId, sessionId } = requirePerson(actor);
  if (sessionId === null) throw conflict("Open the connect page in a browser to go on.");
  return { userId, sessionId };
}

type Input = {
  attemptId: string;
  setupId?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  color?: string | undefined;
};

/** Notes what is about to be made; undefined where it is there already. */
async function begin(context: CommandContext, input: Input) {
  const { actor, organizationId, place, read, commit } = context;
  const { attemptId, setupId } = input;
  const found = await read(async (tx) => {
    const { row, provider } = await loadForMaking(tx, organizationId, { attemptId, actor, place });
    if (row.reconnects !== null) return undefined;
    const maker = await findMaker(tx, organizationId, place, provider, {
      kind: "app",
      setupId: setupId ?? "",
    });
    const agent = await tx.node.findFirstOrThrow({
      where: { organizationId, id: row.nodeId },
      select: { name: true, description: true },
    });
    return { maker, agent };
  });
  if (!found) return undefined;
  const { maker, agent } = found;
  await assertPublicAddress(maker.world);
  const wanted: WantedApp = {
    name: input.name ?? agent.name.slice(0, 35),
    description: input.description ?? agent.description.slice(0, 140),
    color: input.color ?? "#1f2937",
  };
  return commit(async (tx, now) => {
    const asked = { attemptId, actor, place: now.place };
    const { row, provider } = await loadForMaking(tx, organizationId, asked);
    if (!(await lockAttempt(tx, organizationId, row.id)))
      throw conflict("This attempt has ended. Start again.");
    const details = {
      integration: row.integration,
      name: getIntegration(row.integration).name,
      provider: provider.name,
      app: wanted.name,
    };
    const audit = { subjectId: row.id, details };
    const [last] = await provisionsOf(tx, organizationId, row.id);
    if (last?.endedAt === null && isSame(last, maker, wanted) && last.state === "made")
      return { result: undefined, audit };
    // A second try counts, and not what became of the first.
    if (last) await undoProvision(tx, last);
    const id = await openProvision(tx, {
      organizationId,
      nodeId: row.nodeId,
      integration: row.integration,
      provider: row.provider,
      world: maker.world,
      kind: "app",
      attemptId: row.id,
      setupConnectionId: maker.id,
      request: { ...wanted, setupProvider: maker.provider },
      createdBy: requirePerson(actor).userId,
    });
    const provision = await findProvision(tx, { organizationId, id });
    if (!provision) throw new Error("A row that was just written is there");
    return { result: { provision, maker, wanted }, audit };
  });
}

const isSame = (
  { setupConnectionId, request }: { setupConnectionId: string | null; request: object },
  { id }: Maker<"app">,
  wanted: WantedApp,
): boolean =>
  setupConnectionId === id &&
  Object.entries(wanted).every(
    ([name, value]) => (request as Record<string, unknown>)[name] === value,
  );

/** Sends the person to the provider with the app's own client. */
const send = (
  context: CommandContext,
  attemptId: string,
): Promise<{ url: string; expiresAt: string }> =>
  context.commit(async (tx, { place }) => {
    const { actor, organizationId } = context;
    const { row, provider } = await loadForMaking(tx, organizationId, { attemptId, actor, place });
    await lockAttempt(tx, organizationId, row.id);
    const app = { ...row, way: "app" };
    const found = await authorizationOf(tx, organizationId, app);
    if (!found || !provider.app)
      throw conflict("The agent's app is not there any more. Start again.");
    const result = await sendToProvider(tx, {
      organizationId,
      row,
      person: requireBrowser(context),
      auth: found.auth,
      client: found.client,
      world: found.world,
      providerAppId: null,
      way: "app",
      scopes: provider.app.scopes,
    });
    const { name } = getIntegration(row.integration);
    const details = { integration: row.integration, name, provider: provider.name };
    return { result, audit: { subjectId: row.id, details } };
  });
