import { AppError } from "@/lib/errors";
import { ProviderCallError } from "./call-error";
import type { ProviderCall, ProviderFailure, RevokeContext } from "./provider";

type Reason = ProviderFailure["reason"];

/** True when a call failed for one of these reasons. */
export const isRefusal = (error: unknown, ...reasons: Reason[]): error is ProviderCallError =>
  error instanceof ProviderCallError && reasons.includes(error.failure.reason);

/** Ends a grant; a refusal that only means "there is no such grant any more" counts as done. */
export async function revokeOrGone(
  revoke: () => Promise<unknown>,
  isGone: (error: ProviderCallError) => boolean | Promise<boolean>,
): Promise<void> {
  try {
    await revoke();
  } catch (error) {
    if (error instanceof ProviderCallError && (await isGone(error))) return;
    throw error;
  }
}

/** True when the provider says that the credential is dead. Throws when that cannot be known. */
export async function isDead(probe: () => Promise<unknown>): Promise<boolean> {
  try {
    await probe();
    return false;
  } catch (error) {
    if (isRefusal(error, "unauthorized")) return true;
    throw error;
  }
}

/** The provider can end such access, but not this one from here: a person can, or nobody needs to. */
export class NoRevocationError extends AppError {
  /** Where they do. */
  readonly link: string;

  constructor(message: string, link: string) {
    super("conflict", message);
    this.link = link;
  }
}

/** The OAuth client that a grant was given to is not known here any more, so only a person can end it. */
export class ClientGoneError extends AppError {
  constructor() {
    super(
      "unavailable",
      "The provider app that made this connection is not set up any more, so it cannot revoke the access.",
    );
  }
}

/** What the OAuth client needs to end a grant. Throws where the client is no longer set up. */
export function requireClient({ callAsClient, clientId }: RevokeContext): {
  callAsClient: ProviderCall;
  clientId: string;
} {
  if (callAsClient && clientId) return { callAsClient, clientId };
  throw new ClientGoneError();
}
