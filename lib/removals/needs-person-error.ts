import { AppError } from "@/lib/errors";

/** Whether a step succeeded, or could, is something that only a person can find out. */
export class NeedsPersonError extends AppError {
  constructor(message: string) {
    super("conflict", message);
  }
}
