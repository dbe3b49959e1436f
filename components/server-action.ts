import type { z } from "zod";
import type { ActionOutcome } from "./unwrap";

type Described = { input: z.ZodType; output: z.ZodType };

/** A server action that runs one operation, as a component gets it: `ServerAction<typeof retryStep>`. */
export type ServerAction<Operation extends Described> = (
  organizationId: string,
  input: z.input<Operation["input"]>,
) => Promise<ActionOutcome<z.output<Operation["output"]>>>;
