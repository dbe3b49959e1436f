import { z } from "zod";
import type { Asked } from "./load";

/** Something that agents ask, and how to see that the answer is one. */
export type Question = { name: string; asked: Asked; assertAnswered: (body: unknown) => void };

const Integrations = z.object({
  integrations: z.array(z.object({ id: z.string(), status: z.string() })),
});
const Tools = z.object({
  groups: z.array(
    z.object({ tools: z.array(z.object({ name: z.string(), isAvailable: z.boolean() })) }),
  ),
});
const Called = z.object({ outcome: z.literal("done"), result: z.object({ total: z.literal(5) }) });

const tool = "github_search_repositories";

const questions = {
  integrations: {
    name: "effective integrations",
    asked: { method: "GET", path: "/api/v1/nodes/self/integrations" },
    assertAnswered: (body) => {
      const github = Integrations.parse(body).integrations.find(({ id }) => id === "github");
      if (github?.status !== "active") throw new Error("GitHub is not active at the agent");
    },
  },
  tools: {
    name: "tools list",
    asked: { method: "GET", path: "/api/v1/nodes/self/tools" },
    assertAnswered: (body) => {
      const found = Tools.parse(body)
        .groups.flatMap(({ tools }) => tools)
        .find(({ name }) => name === tool);
      if (found?.isAvailable !== true) throw new Error(`${tool} cannot be called`);
    },
  },
  call: {
    name: "tool call",
    asked: {
      method: "POST",
      path: `/api/v1/nodes/self/tools/${tool}/call`,
      body: JSON.stringify({ arguments: { query: "alfe" } }),
    },
    assertAnswered: (body) => void Called.parse(body),
  },
} satisfies Record<string, Question>;

export const reads: readonly Question[] = [questions.integrations, questions.tools];
export const call: Question = questions.call;
/** The same call without us. */
export const direct: Asked = {
  method: "GET",
  path: "/api.github.com/search/repositories?q=alfe&per_page=20&page=1",
};
