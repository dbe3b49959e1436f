import { readFileSync } from "node:fs";
import { Command } from "commander";
import { answer } from "../../client";
import { confirm } from "../../confirm";
import { type Context, contextOf } from "../../context";
import { Failure } from "../../failure";
import { collect } from "../../option-values";
import { withProgress } from "../../progress";
import { safeText } from "../../safe-text";
import { splitPair, toValue } from "../../settings-input";
import { tellCall } from "../../tool-call";
import { waitForCall } from "../../wait-for-call";

type Options = { arg?: string[]; args?: string; account?: string; wait?: true };

export const toolCallCommand = (): Command =>
  new Command("call")
    .description("call a tool of an agent's active integration")
    .argument("<tool>", "its name, e.g. github_list_issues")
    .option("--arg <name=value>", "an argument, repeatable; what is JSON is read as such", collect)
    .option("--args <json>", "all arguments as a JSON object, - to read it from standard input")
    .option("--account <id>", "the account to use, where there are several")
    .option("--wait", "wait for a person's approval, where it takes one")
    .action(async (tool: string, options: Options, command: Command) => {
      const context = contextOf(command);
      const node = context.node();
      const given = toArguments(options);
      await confirmDestructive(context, { node, tool });
      const { account, wait } = options;
      const called = await withProgress(`Calling ${tool} …`, () =>
        answer(
          context.client.POST("/nodes/{node}/tools/{tool}/call", {
            params: { path: { node, tool } },
            body: { arguments: given, ...(account !== undefined && { account }) },
          }),
        ),
      );
      const { approval } = called;
      tellCall(
        context,
        wait && approval ? await waitForCall(context, called.callId, approval) : called,
      );
    });

function toArguments({ arg = [], args }: Options): Record<string, unknown> {
  const whole =
    args === undefined ? {} : parseObject(args === "-" ? readFileSync(0, "utf8") : args);
  const single = arg.map((pair) => {
    const [name, text] = splitPair(pair);
    return [name, toValue(text)] as const;
  });
  return { ...whole, ...Object.fromEntries(single) };
}

function parseObject(text: string): Record<string, unknown> {
  const value = toValue(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Failure("usage", "--args takes a JSON object.", {
    hint: `For example --args '{"repository":"acme/site"}'`,
  });
}

/** What cannot be undone is asked about first, where a person calls; agents have policies for it. */
async function confirmDestructive(
  { client, principal, yes }: Context,
  { node, tool: name }: { node: string; tool: string },
): Promise<void> {
  if (principal.kind === "agent" || yes) return;
  const { groups } = await answer(
    client.GET("/nodes/{node}/tools", { params: { path: { node } } }),
  );
  const tool = groups.flatMap(({ tools }) => tools).find((each) => each.name === name);
  if (tool?.effect === "destructive")
    await confirm(`${safeText(tool.title)} cannot be undone. Call it?`, { yes });
}
