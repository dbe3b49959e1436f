import { isIP } from "node:net";
import { AppError } from "@/lib/errors";
import { isPublicAddress } from "./public-address";

/** Where a client may send requests. */
export type Destinations = {
  protocol: "https:" | "http:";
  /** As in `URL.port`; empty is the protocol's own. Undefined allows every port. */
  port: string | undefined;
  allowsAddress: (address: string) => boolean;
};

/** What anything outside is reached under: https, port 443, public addresses. */
export const publicInternet: Destinations = {
  protocol: "https:",
  port: "",
  allowsAddress: isPublicAddress,
};

export const forbiddenDestination = (): AppError =>
  new AppError(
    "invalid_input",
    "This address cannot be reached from here: only public https addresses can.",
  );

/**
 * Checks the very URL object that is sent. Addresses written as numbers never reach the resolver, so
 * they are checked here; names are checked when they are resolved (`guardLookup`).
 */
export function assertDestination(url: URL, destinations: Destinations): void {
  const { protocol, port, allowsAddress } = destinations;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const allowed =
    url.protocol === protocol &&
    (port === undefined || url.port === port) &&
    url.username === "" &&
    url.password === "" &&
    (isIP(host) === 0 || allowsAddress(host));
  if (!allowed) throw forbiddenDestination();
}
