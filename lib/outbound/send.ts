import "server-only";
import { Agent, fetch } from "undici";
import { assertDestination, type Destinations } from "./destination";
import { guardLookup } from "./guard-lookup";
import { toNoAnswer } from "./no-answer";
import { type BodyBytes, readBody } from "./read-body";

export type Outgoing = {
  /** Who is asked, for error messages. */
  name: string;
  url: URL;
  method: string;
  headers: Headers;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
  maxBytes: number;
  timeoutMs: number;
  /** Breaks it off before that. */
  signal?: AbortSignal | undefined;
};

export type Incoming = BodyBytes & { status: number; headers: Headers };

export type Send = (request: Outgoing) => Promise<Incoming>;

const connectTimeoutMs = 5_000;

/**
 * An HTTP client for some destinations. It follows no redirect, reads no more than it is told to, and
 * ends after `timeoutMs` whatever the other side does.
 */
export function createSend(destinations: Destinations): Send {
  const dispatcher = new Agent({
    connect: { lookup: guardLookup(destinations), timeout: connectTimeoutMs },
    connections: 32,
  });
  return async ({ name, url, method, headers, body, maxBytes, timeoutMs, signal }) => {
    assertDestination(url, destinations);
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        dispatcher,
        method,
        headers: [...headers],
        body: body ?? null,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const read = await readBody(response.body, maxBytes);
      return { ...read, status: response.status, headers: new Headers([...response.headers]) };
    } catch (error) {
      throw toNoAnswer(name, error);
    }
  };
}
