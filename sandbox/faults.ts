import { randomUUID } from "node:crypto";
import { z } from "zod";
import { hosts, isProviderId, type ProviderId } from "./hosts";

/** An order to fail. Without `times` it holds until it is deleted. `path` matches from its start. */
export const Fault = z
  .strictObject({
    provider: z.string().refine(isProviderId, "Unknown provider").optional(),
    host: z
      .string()
      .refine((host) => host in hosts, "Unknown host")
      .optional(),
    path: z.string().startsWith("/").optional(),
    method: z.string().toUpperCase().optional(),
    kind: z.enum([
      "status",
      "timeout",
      "garbage",
      "rate_limit",
      "narrow_scopes",
      "slow",
      "reset",
      "lost_answer",
    ]),
    status: z.int().min(400).max(599).optional(),
    times: z.int().min(1).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    scopes: z.array(z.string()).optional(),
    retryAfterSeconds: z.int().min(0).optional(),
  })
  .refine((fault) => (fault.provider === undefined) !== (fault.host === undefined), {
    message: "Give either provider or host",
  })
  .refine((fault) => fault.kind !== "narrow_scopes" || fault.scopes !== undefined, {
    message: "narrow_scopes needs the scopes that may be granted",
  });
export type Fault = z.infer<typeof Fault>;

type PlacedFault = Fault & { id: string };

export class FaultList {
  #faults: PlacedFault[] = [];

  add(fault: Fault): string {
    const id = randomUUID();
    this.#faults.push({ ...fault, id });
    return id;
  }

  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
  }

  list(): PlacedFault[] {
    return this.#faults;
  }

  /** The fault that hits this request; takes one of its times. */
  take(method: string, host: string, path: string): Fault | undefined {
    return this.#use(
      (fault) =>
        fault.kind !== "narrow_scopes" &&
        (fault.host === undefined ? hosts[host] === fault.provider : fault.host === host) &&
        (fault.method === undefined || fault.method === method) &&
        path.startsWith(fault.path ?? "/"),
    );
  }

  /** What is left of the scopes a person ticked. */
  narrow(provider: ProviderId, scopes: string[]): string[] {
    const fault = this.#use(
      ({ kind, ...fault }) =>
        kind === "narrow_scopes" && (fault.provider ?? hosts[fault.host ?? ""]) === provider,
    );
    const allowed = fault?.scopes;
    return allowed === undefined ? scopes : scopes.filter((scope) => allowed.includes(scope));
  }

  #use(matches: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.#faults.find(matches);
    if (fault?.times === undefined) return fault;
    fault.times -= 1;
    if (fault.times === 0) this.remove(fault.id);
    return fault;
  }
}
