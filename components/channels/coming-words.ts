import type { ComingChannel } from "@/lib/channels/channel-view";

type Coming = Pick<ComingChannel, "kind" | "state" | "name" | "detail" | "integration">;

/** Whether somebody has to go on with it, at the provider or here. */
export const waitsForPerson = ({ kind, state }: Pick<Coming, "kind" | "state">): boolean =>
  kind !== "number" && (state === "waiting" || state === "made");

/** How something that is being made for an agent stands, in a sentence or two. */
export function comingWords(coming: Coming): string {
  const { kind, state, name, detail, integration } = coming;
  if (state === "undoing") return `It was not wanted after all: ${name} is being taken back.`;
  if (kind === "number") {
    const more = detail === "" ? "" : ` ${detail}`;
    return `Getting ${name}. Usually under a minute; you may leave this page.${more}`;
  }
  const thing = kind === "app" ? "app" : "bot";
  if (waitsForPerson(coming))
    return state === "made"
      ? `The ${thing} is made. It waits for your approval at ${integration.name}.`
      : `It waits for your confirmation at ${integration.name}.`;
  return `Making the ${thing} at ${integration.name}.`;
}
