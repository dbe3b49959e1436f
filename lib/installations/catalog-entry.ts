import { z } from "zod";
import { toolPrice } from "@/lib/credits/price-words";
import type { Integration } from "@/lib/integrations/manifest";
import { providers } from "@/lib/providers/catalog";
import type { Worlds } from "./effective";
import type { Facts } from "./facts";

/** What a person does to connect: approve at the provider, paste something, or nothing. */
export const ConnectKind = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("oauth"),
    /** Whose app asks; null where this server has none. */
    world: z.enum(["real", "sandbox"]).nullable(),
    /** Whether that app is the organization's own. */
    isOwn: z.boolean(),
  }),
  z.object({
    kind: z.literal("key"),
    guide: z.array(z.object({ text: z.string(), href: z.string().nullable() })),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        placeholder: z.string(),
        help: z.string().nullable(),
      }),
    ),
  }),
]);
export type ConnectKind = z.infer<typeof ConnectKind>;

export const CatalogTool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  effect: z.enum(["read", "write", "destructive"]),
  price: z.string().nullable().describe("What a call costs, in words; null where it is free"),
});
export type CatalogTool = z.infer<typeof CatalogTool>;

export function toConnectKind(
  integration: Integration,
  { oauth }: Worlds,
  ownApps: Facts["providerApps"],
): ConnectKind {
  const provider = integration.provider === null ? undefined : providers[integration.provider];
  if (!provider) return { kind: "none" };
  if (provider.auth.type === "oauth") {
    const world = oauth(provider.id);
    const isOwn = ownApps.some((app) => app.provider === provider.id && app.world === world);
    return { kind: "oauth", world, isOwn };
  }
  return {
    kind: "key",
    guide: provider.auth.guide.map(({ text, href }) => ({ text, href: href ?? null })),
    fields: provider.auth.fields.map(({ name, label, placeholder, help }) => ({
      name,
      label,
      placeholder,
      help: help ?? null,
    })),
  };
}

export const toCatalogTools = (integration: Integration): CatalogTool[] =>
  integration.tools.map((tool) => ({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    effect: tool.effect,
    price: toolPrice(tool),
  }));
