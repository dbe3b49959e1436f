import { z } from "zod";

/** A team by the key that its issues' names begin with. */
export const TeamKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,9}$/, "Enter the team's key in capitals, like ENG.");

export const linearSettings = z.object({
  default_team: TeamKey.optional().meta({
    title: "Default team",
    description: "Key of the team that is used when a tool names none: what its issues begin with.",
    examples: ["ENG"],
  }),
});

export type LinearSettings = z.output<typeof linearSettings>;
