import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { Connection } from "./connection";

export const ConnectionDetail = Connection.extend({
  /** Agents for which this account is the chosen one now, by the resolver; the first hundred names. */
  chosenFor: z.object({ agents: z.number().int(), agentNames: z.array(z.string()) }),
  /** Accounts further up that these agents never use because of this one. */
  shadows: z.array(
    z.object({ accountName: z.string(), owner: NamedNode, agents: z.number().int() }),
  ),
  /** Who used it in the last seven days, from the call log; the first hundred. */
  usedBy: z.array(
    z.object({
      agent: z.object({ id: z.string(), name: z.string(), path: z.string().nullable() }),
      calls: z.number().int(),
      lastAt: z.string(),
    }),
  ),
  /** Integrations that use it for at least one agent. */
  integrations: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What happened to it, newest first. */
  activity: z.array(z.object({ at: z.string(), text: z.string() })),
});
export type ConnectionDetail = z.infer<typeof ConnectionDetail>;
