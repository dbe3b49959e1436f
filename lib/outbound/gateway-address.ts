import "server-only";
import { sandboxOrigin } from "@/lib/env";
import type { World } from "@/lib/providers/provider";
import { forbiddenDestination } from "./destination";
import { sandboxIsOff } from "./route";

/**
 * Where a gateway of a provider is in a world. Only encrypted, and only hosts that the provider names:
 * the credential goes there, and the address comes from an answer.
 */
export function toGatewayAddress(address: string, hosts: readonly string[], world: World): string {
  if (!URL.canParse(address)) throw forbiddenDestination();
  const url = new URL(address);
  const isNamed = hosts.some((host) =>
    host.startsWith("*.") ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
  const isPlain = url.username === "" && url.password === "" && url.port === "";
  if (url.protocol !== "wss:" || !isNamed || !isPlain) throw forbiddenDestination();
  if (world === "real") return url.href;
  const origin = sandboxOrigin();
  if (origin === undefined) throw sandboxIsOff();
  return `${origin.replace(/^http/, "ws")}/${url.host}${url.pathname}`;
}
