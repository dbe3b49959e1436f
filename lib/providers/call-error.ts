import { AppError } from "@/lib/errors";
import type { ProviderFailure } from "./provider";

/** A provider refused a call. The failure says why in terms that a caller can act on. */
export class ProviderCallError extends AppError {
  readonly failure: ProviderFailure;
  readonly status: number;

  constructor(failure: ProviderFailure, status: number) {
    super("provider_failed", failure.message, { retryAfterSeconds: failure.retryAfterSeconds });
    this.failure = failure;
    this.status = status;
  }
}
