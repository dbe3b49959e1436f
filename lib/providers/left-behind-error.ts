import { AppError } from "@/lib/errors";

/** Something may be left at a provider, and only a person can find out and take it away there. */
export class LeftBehindError extends AppError {
  /** Where they do, where that is not the provider's own page for it. */
  readonly link: string | undefined;

  constructor(message: string, link?: string) {
    super("conflict", message);
    this.link = link;
  }
}
