import { z } from "zod";
import { Connection } from "@/lib/connections/connection";
import { ConnectAttempt } from "@/lib/connections/attempt-view";

/** An account that makes things for agents, as every surface shows it. */
export const Setup = z.object({
  connection: Connection,
  /** What it made for agents and is live. */
  made: z.number().int(),
});
export type Setup = z.infer<typeof Setup>;

/** A provider at which such an account can be connected. */
export const SetupProvider = z.object({
  id: z.string(),
  name: z.string(),
  /** Ids of the integrations whose agents it serves. */
  integrations: z.array(z.string()),
  makes: z.enum(["app", "bot", "number"]),
  /** Whether the server has an account of its own, which is used where there is no other. */
  serverAccount: z.boolean(),
  fields: ConnectAttempt.shape.fields,
  guide: ConnectAttempt.shape.guide,
});
export type SetupProvider = z.infer<typeof SetupProvider>;
