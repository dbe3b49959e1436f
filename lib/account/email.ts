import { z } from "zod";

/** An address in lower case, as it is stored and compared. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an e-mail address."))
  .describe("E-mail address.");
