import { z } from "zod";
import { dayWords } from "./day-words";

const budgetNames = { period: z.enum(["day", "month"]), of: z.string().nullable() };

/** What a person can be told, with the names that its sentence needs. */
export const notificationDetails = {
  connection_broken: z.object({ provider: z.string(), account: z.string() }),
  connection_ends_soon: z.object({
    provider: z.string(),
    account: z.string(),
    endsAt: z.iso.datetime(),
  }),
  app_refused: z.object({ provider: z.string() }),
  reconnect_asked: z.object({ provider: z.string(), account: z.string() }),
  link_used: z.object({ provider: z.string(), account: z.string(), by: z.string() }),
  link_declined: z.object({ provider: z.string(), integration: z.string(), by: z.string() }),
  removal_needs_hand: z.object({ what: z.string() }),
  number_still_costs: z.object({ provider: z.string(), number: z.string() }),
  number_unpaid: z.object({ number: z.string(), since: z.iso.datetime() }),
  credit_low: z.object({ left: z.string(), endsOn: z.iso.date().nullable() }),
  credit_empty: z.object({ left: z.string() }),
  payment_reversed: z.object({
    amount: z.string(),
    why: z.enum(["refund", "refund_failed", "dispute", "dispute_won"]),
    balance: z.string(),
  }),
  budget_warned: z.object({ spent: z.string(), amount: z.string(), ...budgetNames }),
  budget_reached: z.object({
    amount: z.string(),
    resetsAt: z.iso.datetime(),
    parks: z.boolean(),
    ...budgetNames,
  }),
  credit_asked: z.object({ agent: z.string(), amount: z.string(), reason: z.string() }),
  approval_waiting: z.object({ agent: z.string(), what: z.string() }),
} satisfies Record<string, z.ZodObject>;

export type NotificationKind = keyof typeof notificationDetails;
export type NotificationDetails<Kind extends NotificationKind> = z.input<
  (typeof notificationDetails)[Kind]
>;

type Details<Kind extends NotificationKind> = z.output<(typeof notificationDetails)[Kind]>;

type Said = {
  text: string;
  /** What a mail about it is called: what broke. */
  subject: string;
  page: "connection" | "apps" | "links" | "receipt" | "approval" | "usage";
};

/** The sentence of a notification and the page where it is acted on; undefined for what is not known any more. */
export function describeNotification(
  kind: string,
  details: unknown,
  node: { name: string },
): Said | undefined {
  const say = sentences[kind as NotificationKind] as
    ((details: unknown, nodeName: string) => Said | undefined) | undefined;
  return say?.(details, node.name);
}

const sentence =
  <Kind extends NotificationKind>(
    kind: Kind,
    page: Said["page"],
    subject: (details: Details<Kind>) => string,
    words: (details: Details<Kind>, node: string) => string,
  ) =>
  (details: unknown, node: string): Said | undefined => {
    const known = notificationDetails[kind].safeParse(details);
    if (!known.success) return undefined;
    const data = known.data as Details<Kind>;
    return { text: words(data, node), subject: subject(data), page };
  };

/** "for the month", "for the day and Phone" */
const budgetWords = ({ period, of }: { period: string; of: string | null }): string =>
  `for the ${period}${of === null ? "" : ` and ${of}`}`;

const reversals = {
  refund: (amount: string, node: string) =>
    `${amount} that was paid into the credits of ${node} was refunded.`,
  refund_failed: (amount: string, node: string) =>
    `The refund of ${amount} from the credits of ${node} did not arrive: it is put back.`,
  dispute: (amount: string, node: string) =>
    `${amount} that was paid into the credits of ${node} was taken back: the payer's bank disputes it.`,
  dispute_won: (amount: string, node: string) =>
    `The dispute about ${amount} paid into the credits of ${node} was won.`,
} as const;

const sentences = {
  connection_broken: sentence(
    "connection_broken",
    "connection",
    ({ provider, account }) => `${provider} stopped accepting ${account}`,
    ({ provider, account }, node) =>
      `${provider} stopped accepting ${account} at ${node}. Tools that use it are off. Reconnect it.`,
  ),
  connection_ends_soon: sentence(
    "connection_ends_soon",
    "connection",
    ({ provider, account, endsAt }) =>
      `${provider} ends the access of ${account} on ${dayWords(endsAt)}`,
    ({ provider, account, endsAt }) =>
      `${provider} ends the access of ${account} on ${dayWords(endsAt)}. Reconnect it before then and nothing stops.`,
  ),
  app_refused: sentence(
    "app_refused",
    "apps",
    ({ provider }) => `${provider} refuses your provider app`,
    ({ provider }) =>
      `${provider} refuses the provider app, so accounts cannot be renewed. Check its client secret.`,
  ),
  reconnect_asked: sentence(
    "reconnect_asked",
    "connection",
    ({ provider, account }) => `Reconnect ${account} at ${provider}`,
    ({ provider, account }) =>
      `The ${provider} app was changed. Reconnect ${account} to use the new one.`,
  ),
  link_used: sentence(
    "link_used",
    "links",
    ({ by, account }) => `${by} connected ${account}`,
    ({ by, account, provider }) => `${by} connected ${account} at ${provider} with your link.`,
  ),
  link_declined: sentence(
    "link_declined",
    "links",
    ({ by, integration }) => `${by} declined your link for ${integration}`,
    ({ by, integration }) => `Your link for ${integration} was declined by ${by}.`,
  ),
  removal_needs_hand: sentence(
    "removal_needs_hand",
    "receipt",
    ({ what }) => `${what}: one step needs you`,
    ({ what }) => `${what}: one step needs a person. Do it by hand, then confirm.`,
  ),
  number_still_costs: sentence(
    "number_still_costs",
    "receipt",
    ({ number }) => `${number} still costs money`,
    ({ number, provider }) =>
      `${number} could not be released yet, so it still costs money at ${provider}. We keep trying; the receipt says why.`,
  ),
  number_unpaid: sentence(
    "number_unpaid",
    "connection",
    ({ number }) => `${number} is not paid`,
    ({ number, since }, node) =>
      `The month of ${number} at ${node} that began on ${dayWords(since)} is not paid: there is no credit left. It is charged as soon as there is.`,
  ),
  credit_low: sentence(
    "credit_low",
    "usage",
    ({ left }) => `${left} of credit left`,
    ({ left, endsOn }, node) =>
      endsOn === null
        ? `${node} has ${left} of credit left. Top up before paid integrations stop.`
        : `${node} has ${left} of credit left. At this rate it lasts until about ${dayWords(endsOn)}; top up before paid integrations stop.`,
  ),
  credit_empty: sentence(
    "credit_empty",
    "usage",
    () => "The credit is used up",
    ({ left }, node) =>
      `${node} has ${left} of credit left: too little to go on. Integrations that cost something are paused until somebody tops up.`,
  ),
  payment_reversed: sentence(
    "payment_reversed",
    "usage",
    ({ amount, why }) =>
      why === "dispute_won" || why === "refund_failed"
        ? `${amount} came back`
        : `${amount} was taken back`,
    ({ amount, why, balance }, node) =>
      `${reversals[why](amount, node)} The balance is ${balance}.`,
  ),
  budget_warned: sentence(
    "budget_warned",
    "usage",
    ({ amount, ...budget }) => `80 % of ${amount} ${budgetWords(budget)} are used`,
    ({ spent, amount, ...budget }, node) =>
      `${node} has used ${spent} of its ${amount} ${budgetWords(budget)}.`,
  ),
  budget_reached: sentence(
    "budget_reached",
    "usage",
    ({ amount, ...budget }) => `${amount} ${budgetWords(budget)} are used up`,
    ({ amount, resetsAt, parks, ...budget }, node) =>
      `${node} has used its ${amount} ${budgetWords(budget)}. ${parks ? "Calls that cost something wait for an approval" : "Calls that cost something are refused"} until ${dayWords(resetsAt)}, or until the budget is raised.`,
  ),
  credit_asked: sentence(
    "credit_asked",
    "usage",
    ({ agent, amount }) => `${agent} needs ${amount} of credit`,
    ({ agent, amount, reason }, node) =>
      `${agent} needs ${amount}, and ${node} has less credit than that. Top up so that it can go on.${reason === "" ? "" : ` It says: “${reason}”`}`,
  ),
  approval_waiting: sentence(
    "approval_waiting",
    "approval",
    ({ agent, what }) => `${agent} wants to ${what}`,
    ({ agent, what }, node) =>
      `${agent} wants to ${what}. Approve or decline it within three hours; until then ${node} waits.`,
  ),
} satisfies Record<NotificationKind, unknown>;
