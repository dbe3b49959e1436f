import type { KeyView } from "@/lib/keys/key-view";

type Look = { tone: "ok" | "busy" | "neutral"; word: string };

/** How each state of a key is shown. */
export const stateLooks: Readonly<Record<KeyView["state"], Look>> = {
  live: { tone: "ok", word: "Works" },
  ending: { tone: "busy", word: "Replaced" },
  expired: { tone: "neutral", word: "Expired" },
  revoked: { tone: "neutral", word: "Revoked" },
};

/** When it ends or ended, and what that is called: "expires", "works until", "expired", "revoked". */
export function keyEnd({ state, expiresAt, revokedAt }: KeyView): { word: string; at: string } {
  if (revokedAt !== null) return { word: "revoked", at: revokedAt };
  if (state === "ending") return { word: "works until", at: expiresAt };
  return { word: state === "expired" ? "expired" : "expires", at: expiresAt };
}
