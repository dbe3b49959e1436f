import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { AttemptId } from "@/lib/connections/attempt";
import { setUpSoon } from "@/lib/connections/set-up-soon";
import { exactPrice } from "@/lib/credits/price-words";
import { SpendingRefused } from "@/lib/credits/refusal";
import { AppError, conflict } from "@/lib/errors";
import { logError } from "@/lib/log";
import { defineCommand } from "@/lib/pipeline/operation";
import { formatNumber } from "@/lib/providers/format-number";
import type { ProvisionKey } from "@/lib/provisions/provision";
import { type BuyingAccount, accountsAt, setupIdOf } from "./accounts-at";
import { addressFor, type Chosen, chooseNumber, othersLike } from "./choose-number";
import { FoundNumber } from "./found-number";
import { assertMayGetNumber } from "./getting-rules";
import { makeNumber } from "./make-number";
import { numberIntegration } from "./makers";
import type { MakingEnd } from "./making-end";
import { notAffordable } from "./not-affordable";
import { openNumber } from "./open-number";

const missing = "Fill this in.";

const Address = z.strictObject({
  name: z.string().min(1, missing).max(100).describe("Who uses the number"),
  street: z.string().min(1, missing).max(100).describe("Street and house number"),
  city: z.string().min(1, missing).max(100).describe("Town"),
  region: z.string().max(100).default("").describe("State or province, where there is one"),
  postalCode: z.string().min(1, missing).max(20).describe("Postal code"),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "Give two letters, like DE.")
    .transform((country) => country.toUpperCase())
    .describe("Country as two letters"),
});

const Provisioned = z.object({
  status: z
    .enum(["connected", "making", "taken", "refused"])
    .describe("making: it goes on by itself; look at the attempt, or at the channel"),
  number: z.string(),
  name: z.string(),
  text: z.string().describe("How it stands, in one or two sentences"),
  connectionId: z.string().nullable(),
  attemptId: z.string().nullable(),
  monthlyMicros: z.string().nullable(),
  ownAccount: z.boolean().describe("The organization pays the company itself: charged 0 here"),
  others: z.array(FoundNumber).describe("Others to take, where this one is gone"),
});

/** How long the answer waits for a company that works on orders. */
const patienceMs = 6_000;

export const provisionNumber = defineCommand({
  name: "provision_number",
  summary:
    "Buy a phone number for an agent and connect it: it costs its monthly price from now on. Ask search_numbers first.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the agent"),
    number: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, "Give a number like +14155550100, as the search returned it.")
      .describe("The number, E.164, as search_numbers returned it"),
    setupId: z
      .string()
      .max(60)
      .optional()
      .describe("Id of the telephony account to buy it with, or `server` for the server's own"),
    attemptId: AttemptId.optional(),
    address: Address.optional().describe("Where its user lives, where the country asks for that"),
    mostMonthlyMicros: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .describe(
        "What it may cost a month at most, in millionths of a US dollar: dearer, it is not bought",
      ),
  }),
  output: Provisioned,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, input) {
    const { organizationId, place, actor, read, commit } = context;
    const { number, setupId, attemptId } = input;
    const accounts = await read((tx) =>
      accountsAt(tx, { organizationId, lineage: place.lineage }, setupId),
    );
    const chosen = await chooseNumber(organizationId, accounts, number);
    const name = formatNumber(number);
    if (!chosen) {
      const others = await othersLike(organizationId, accounts, number);
      return commit(() =>
        Promise.resolve({
          result: { ...nothing(number), ...takenText(others), attemptId: attemptId ?? null },
          audit: { subjectId: place.node.id, details: { number: name, outcome: "taken" } },
        }),
      );
    }
    const address = addressFor(chosen.number, input.address);
    const { maker, setup } = chosen.account;
    assertNotDearer(chosen, input.mostMonthlyMicros);
    await assertPublicAddress(setup.world);
    const request = {
      action: "connect",
      operation: "provision_number",
      integration: numberIntegration().id,
      // Allowed is the account that pays for it now, and not whichever would be chosen by then, at this price.
      input: {
        ...input,
        setupId: setupIdOf(chosen.account),
        mostMonthlyMicros: input.mostMonthlyMicros ?? chosen.monthlyMicros?.toString(),
      },
    } as const;
    const isApproved = context.caller.approvalId !== undefined;
    const opened = await commitSelf(context, request, async (tx, now) => {
      if (now.isAlone) await assertMayGetNumber(tx, organizationId, now.place);
      const asked = { organizationId, actor, place: now.place, attemptId, chosen, address };
      const result = await openNumber(tx, { ...asked, isApproved });
      const details = { number: name, company: maker.provider.name, outcome: "ordered" };
      return { result, audit: { subjectId: result.provisionId, details } };
    }).catch((error: unknown) => {
      throw error instanceof SpendingRefused ? notAffordable(error, place.lineage) : error;
    });
    const end = await makeNow({ organizationId, id: opened.provisionId });
    if (end.kind === "kept") await setUpSoon({ organizationId, id: end.connectionId });
    return {
      ...nothing(number),
      ...(await describe(organizationId, accounts, number, end)),
      attemptId: opened.attemptId,
      monthlyMicros: chosen.monthlyMicros?.toString() ?? null,
      ownAccount: setup.id !== null,
    };
  },
});

/** The price may rise between looking and buying, and while a person thinks about it. */
function assertNotDearer({ number, monthlyMicros }: Chosen, most: string | undefined): void {
  if (most === undefined || (monthlyMicros !== null && monthlyMicros <= BigInt(most))) return;
  const now =
    monthlyMicros === null ? "an unknown price" : `${exactPrice(monthlyMicros)} a month now`;
  throw conflict(
    `${formatNumber(number.number)} costs ${now}, and ${exactPrice(BigInt(most))} was agreed to. Ask again.`,
  );
}

const nothing = (number: string) => ({
  number,
  name: formatNumber(number),
  connectionId: null,
  attemptId: null,
  monthlyMicros: null,
  ownAccount: false,
  others: [] as FoundNumber[],
});

const takenText = (others: FoundNumber[]) => ({
  status: "taken" as const,
  others,
  text:
    others.length === 0
      ? "Someone else took that number. Search again."
      : `Someone else took that number. Here are ${String(others.length)} others.`,
});

/** Tries it at once, and leaves it to the job where that takes longer or it is not known how it went. */
async function makeNow(key: ProvisionKey): Promise<MakingEnd> {
  const until = Date.now() + patienceMs;
  for (;;)
    try {
      const end = await makeNumber(key);
      if (end.kind !== "pending" || Date.now() > until) return end;
      await wait(400);
    } catch (error) {
      if (!(error instanceof AppError)) logError("a number could not be provisioned", error);
      return { kind: "pending" };
    }
}

async function describe(
  organizationId: string,
  accounts: readonly BuyingAccount[],
  number: string,
  end: MakingEnd,
): Promise<
  Partial<z.input<typeof Provisioned>> & Pick<z.input<typeof Provisioned>, "status" | "text">
> {
  const name = formatNumber(number);
  switch (end.kind) {
    case "kept":
      return { status: "connected", connectionId: end.connectionId, text: `${name} is connected.` };
    case "pending":
      return {
        status: "making",
        text: `Getting ${name}. Usually under a minute; it goes on by itself.`,
      };
    case "unwanted":
      return { status: "refused", text: "It was cancelled. What was bought is given back." };
    case "failed": {
      const others = await othersLike(organizationId, accounts, number);
      if (end.isTaken) return takenText(others);
      const more = others.length > 0 ? ` Here are ${String(others.length)} others.` : "";
      return { status: "refused", others, text: `${end.message}${more}` };
    }
  }
}
