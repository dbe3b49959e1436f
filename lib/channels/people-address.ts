import "server-only";
import { sandboxOrigin } from "@/lib/env";
import { toWorld } from "@/lib/outbound/route";
import type { World } from "@/lib/providers/provider";

/** Where a person does something at the platform: in the sandbox on the page that plays it. */
export const pageForPeople = (address: string, world: World): string =>
  world === "real" || sandboxOrigin() === undefined || !address.startsWith("https:")
    ? address
    : toWorld(address, world).href;

/** Where a person talks to a bot or number: in the sandbox on its own page for that. */
export function talkAddress(link: string | null, world: World, providerId: string): string | null {
  const origin = world === "sandbox" ? sandboxOrigin() : undefined;
  return origin === undefined ? link : `${origin}/chat/${providerId}`;
}
