import { conflict } from "@/lib/errors";
import { getProvider } from "@/lib/providers/catalog";
import type { OAuth, Provider } from "@/lib/providers/provider";

/** A provider that is connected through an app; throws where there is none of that id. */
export function getOAuthProvider(id: string): Provider & { auth: OAuth } {
  const provider = getProvider(id);
  const { auth } = provider;
  if (auth.type !== "oauth")
    throw conflict(`${provider.name} is connected with a key, so it takes no app.`);
  return { ...provider, auth };
}
