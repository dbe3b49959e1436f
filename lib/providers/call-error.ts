import { AppError } from "@/lib/errors";
import type { ProviderFailure } from "./provider";

/** A provider refused a call. The failure says why in terms that a caller can act on. */
export class ProviderCallError extends AppError {
  readonly failure: ProviderFailure;
  readonly status: number;
  /** Who refused, where a provider is several companies. */
  readonly by: string | undefined;

  constructor(failure: ProviderFailure, status: number, by?: string) {
    super("provider_failed", failure.message, { retryAfterSeconds: failure.retryAfterSeconds });
    this.failure = failure;
    this.status = status;
    this.by = by;
  }
}
