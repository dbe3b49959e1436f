import "server-only";
import { sandboxOrigin } from "@/lib/env";
import type { Provider, World } from "@/lib/providers/provider";
import type { StepEnd } from "./step-end";

type Asked = {
  provider: Provider;
  world: World;
  /** Whether connections, anywhere on this server, still use the grant. */
  shared: boolean;
};

/** How access is revoked at its provider, or why that is not done. */
export function revocable({
  provider,
  world,
  shared,
}: Asked): { end: StepEnd } | { end?: never; revoke: NonNullable<Provider["revoke"]> } {
  const { name, accessUrl, revoke, sharesGrant, auth } = provider;
  if (!revoke)
    return {
      end: {
        state: "not_supported",
        detail: `${name} has no way to revoke it from here. The credential is destroyed here; end it at ${name} by hand.`,
        link: accessUrl,
      },
    };
  if (shared && (sharesGrant || auth.type === "key"))
    return {
      end: {
        state: "kept_shared",
        detail: "Kept: other connections use this grant. It goes with the last of them.",
      },
    };
  if (world === "sandbox" && sandboxOrigin() === undefined)
    return {
      end: { state: "not_supported", detail: "It was made with the sandbox, which is off now." },
    };
  return { revoke };
}
