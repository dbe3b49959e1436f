import "server-only";
import { sandboxOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { World } from "@/lib/providers/provider";
import { type Destinations, publicInternet } from "./destination";
import { createSend, type Send } from "./send";

/** The one client for everything outside. */
export const sendPublic: Send = createSend(publicInternet);

/** The sandbox listens on a loopback address; only its very origin is ever put behind this client. */
const sandbox: Destinations = {
  protocol: "http:",
  port: undefined,
  allowsAddress: () => true,
};
const sendLocal = createSend(sandbox);

export const sandboxIsOff = (): AppError =>
  new AppError("unavailable", "The sandbox is off on this server, so this account cannot be used.");

/** The address of a provider in a world: the sandbox plays every host under a path of its own. */
export function toWorld(address: string, world: World): URL {
  const url = new URL(address);
  if (world === "real") return url;
  const origin = sandboxOrigin();
  if (origin === undefined) throw sandboxIsOff();
  return new URL(`${origin}/${url.host}${url.pathname}${url.search}`);
}

/** Sends to a provider in its world. `request.url` is the provider's own https address. */
export const sendToWorld =
  (world: World): Send =>
  (request) => {
    if (world === "real") return sendPublic(request);
    const url = toWorld(request.url.href, world);
    if (url.origin !== sandboxOrigin()) throw sandboxIsOff();
    return sendLocal({ ...request, url });
  };
