import "server-only";
import ipaddr from "ipaddr.js";
import { env, publicOrigin } from "@/lib/env";
import { invalidField } from "@/lib/errors";
import { assertDestination, type Destinations, publicInternet } from "./destination";
import { sendPublic } from "./route";
import { createSend, type Incoming, type Outgoing } from "./send";

/** In demo mode agents run on this very machine. */
const loopback: Destinations = {
  protocol: "http:",
  port: undefined,
  allowsAddress: (address) =>
    ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback",
};
const sendLoopback = createSend(loopback);

const isLocal = (url: URL): boolean => env().ALFE_DEMO && url.protocol === "http:";

/** An address of an agent's own as it may be stored: public https, or this machine in demo mode. */
export function toAgentAddress(text: string): URL {
  if (!URL.canParse(text)) throw invalidField("url", "Enter a whole address: https://…");
  const url = new URL(text);
  if (url.origin === publicOrigin())
    throw invalidField("url", "This is our own address. Enter the one where the agent listens.");
  try {
    assertDestination(url, isLocal(url) ? loopback : publicInternet);
  } catch {
    throw invalidField(
      "url",
      env().ALFE_DEMO
        ? "Use a public https address, or http on this machine."
        : "Use a public https address, without a port.",
    );
  }
  url.hash = "";
  return url;
}

/** Sends to an agent's own address, whose name is resolved and checked again each time. */
export const sendToAgent = (request: Outgoing): Promise<Incoming> =>
  isLocal(request.url) ? sendLoopback(request) : sendPublic(request);
