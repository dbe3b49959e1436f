import { Argument, Command } from "commander";
import { answer } from "../../client";
import { confirm } from "../../confirm";
import { type Context, contextOf } from "../../context";
import { note, print, printJson } from "../../output";
import { type PolicySubject, parseSubject } from "../../policy-subject";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

const values = ["allow", "ask", "deny", "inherit"] as const;
type Value = (typeof values)[number];

export const policySetCommand = (): Command =>
  new Command("set")
    .description("set what agents at and below a place may do; the strictest on the way holds")
    .addArgument(
      new Argument(
        "<subject>",
        "all:EFFECT, INTEGRATION:EFFECT, a tool's name, or self:ACTION; effects are read, write, destructive",
      ),
    )
    .addArgument(new Argument("<value>", "what holds").choices(values))
    .addHelpText(
      "after",
      `
Examples:
  alfe policy set all:destructive deny --node acme
  alfe policy set github:write ask --node acme/growth
  alfe policy set github_create_issue allow --node acme/growth/website/scout
  alfe policy set self:install ask --node acme`,
    )
    .action(async (subject: string, value: Value, _options: object, command: Command) => {
      const context = contextOf(command);
      const { client, json } = context;
      const path = { node: context.node() };
      const { own, digest } = await answer(
        client.GET("/nodes/{node}/policies", { params: { path } }),
      );
      const policies = withPolicy(own, parseSubject(subject), value);
      await confirmEffects(context, path.node, policies);
      const set = await answer(
        client.PUT("/nodes/{node}/policies", {
          params: { path },
          body: { policies, basedOn: digest },
        }),
      );
      if (json) printJson(set);
      else print(value === "inherit" ? `${subject} inherits.` : `${subject} is set to ${value}.`);
    });

type Entry = Schema<"PolicyEntry">;

/** All policies of the place with this one as it shall be. */
function withPolicy(own: readonly Entry[], subject: PolicySubject, value: Value): Entry[] {
  const others = own.filter(
    ({ scope, target, effect }) =>
      scope !== subject.scope || target !== subject.target || effect !== subject.effect,
  );
  return value === "inherit" ? others : [...others, { ...subject, value } as Entry];
}

async function confirmEffects(
  { client, yes }: Context,
  node: string,
  policies: Entry[],
): Promise<void> {
  const preview = await answer(
    client.POST("/nodes/{node}/policies/preview", {
      params: { path: { node } },
      body: { policies },
    }),
  );
  note(safeText(preview.text));
  if (preview.allow.agents + preview.ask.agents + preview.deny.agents > 0)
    await confirm("Set it?", { yes });
}
