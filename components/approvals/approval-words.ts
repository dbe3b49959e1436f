import { durationWords } from "@/components/calls/call-words";
import type { Approval } from "@/lib/approvals/approval";

/** "wants to refund a charge at Stripe": what is asked for, after the agent's name. */
export const wantsWords = ({ what }: Pick<Approval, "what">): string => `wants to ${what}`;

/** "asks, set at acme"; where a budget is why, whose it is. */
export function askedByWords({
  kind,
  policy,
  budget,
}: Pick<Approval, "kind" | "policy" | "budget">): string {
  const place = budget?.at?.name;
  if (kind === "budget") return place === undefined ? "budget" : `budget of ${place}`;
  if (budget) return place === undefined ? "over budget" : `over the budget of ${place}`;
  return policy.at === null ? "asks by default" : `asks, set at ${policy.at.name}`;
}

/** Who decided, as the viewer calls them. */
export const deciderWords = (
  { decidedBy }: Pick<Approval, "decidedBy">,
  viewerId: string,
): string => (decidedBy === null ? "somebody" : decidedBy.id === viewerId ? "you" : decidedBy.name);

type EndWords = {
  /** Before the time and after it: "Approved by you", 14:03, ". Running…". */
  lead: string;
  rest: string;
};

/** What became of it, around the time at which it was decided; null while it waits. */
export function endWords(approval: Approval, viewerId: string): EndWords | null {
  const { kind, state, agent, detail, durationMs } = approval;
  const lead = `Approved by ${deciderWords(approval, viewerId)}`;
  const because = detail === "" ? "" : ` ${detail}`;
  switch (state) {
    case "waiting":
      return null;
    case "approved":
      return { lead, rest: ". It runs in a moment." };
    case "running":
      return { lead, rest: ". Running…" };
    case "done":
      if (kind === "budget") return { lead, rest: ". The budget is raised." };
      return {
        lead,
        rest: durationMs === null ? ". Done." : `. Done in ${durationWords(durationMs)}.`,
      };
    case "failed":
      return { lead, rest: `. It failed.${because}` };
    case "unknown":
      return { lead, rest: `. ${detail === "" ? unknownWords : detail}` };
    case "declined":
      return {
        lead: `Declined by ${deciderWords(approval, viewerId)}`,
        rest: `; ${agent.name} was told.`,
      };
    case "expired":
      return { lead: `Expired after ${hoursOf(approval)} h`, rest: `; ${agent.name} was told.` };
    case "voided":
      return {
        lead: "Voided",
        rest: `. ${detail === "" ? "Something changed meanwhile, so it did not run." : detail}`,
      };
  }
}

const unknownWords =
  "It is not known whether it took effect. It is never sent again; look there before anything else.";

const hoursOf = ({ createdAt, expiresAt }: Approval): string =>
  ((new Date(expiresAt).getTime() - new Date(createdAt).getTime()) / 3_600_000).toLocaleString(
    "en",
    {
      maximumFractionDigits: 1,
    },
  );
