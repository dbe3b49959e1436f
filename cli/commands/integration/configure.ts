import { Command } from "commander";
import { answer } from "../../client";
import { confirm } from "../../confirm";
import { confirmedPreview } from "../../confirmed-preview";
import { type Context, contextOf } from "../../context";
import { Failure } from "../../failure";
import { collect } from "../../option-values";
import { count, print, printJson } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { requireSetting, toSettings } from "../../settings-input";

type Options = { set?: string[]; unset?: string[]; account?: string };
type Place = { node: string; integration: string };
type Detail = Schema<"IntegrationDetail">;

export const configureCommand = (): Command =>
  new Command("configure")
    .description("change settings that are entered here, or which account is used")
    .argument("<integration>", "its id, e.g. github")
    .option("--set <key=value>", "a setting, repeatable", collect)
    .option("--unset <key>", "inherit a setting again, repeatable", collect)
    .option(
      "--account <account>",
      "pin this account (id, name or label); `default` follows it again",
    )
    .action(async (integration: string, options: Options, command: Command) => {
      const { set = [], unset = [], account } = options;
      if (set.length + unset.length === 0 && account === undefined)
        throw new Failure("usage", "Say what to change, with --set, --unset or --account.");
      const context = contextOf(command);
      const path = { node: context.node(), integration };
      const { client, json } = context;
      const detail = await answer(
        client.GET("/nodes/{node}/integrations/{integration}", { params: { path } }),
      );
      const pinned = account === undefined ? {} : await toPin(context, path, detail, account);
      const settings = { ...toSettings(set, detail.settings), ...toUnset(unset, detail.settings) };
      if (Object.keys(settings).length > 0) await confirmSettings(context, path.node);
      const configured = await answer(
        client.PATCH("/nodes/{node}/integrations/{integration}", {
          params: { path },
          body: {
            ...(Object.keys(settings).length > 0 && withOwn(detail, settings)),
            ...pinned,
          },
        }),
      );
      if (json) printJson(configured);
      else print(`${safeText(configured.name)} is configured. ${safeText(configured.sentence)}`);
    });

/** Everything entered here with the changes, as the server takes it, based on what was read. */
function withOwn({ settings, installationVersion }: Detail, changes: Record<string, unknown>) {
  const own = settings
    .filter(({ ownValue }) => ownValue !== null && ownValue !== undefined)
    .map(({ key, ownValue }) => [key, ownValue] as const);
  return {
    settings: { ...Object.fromEntries(own), ...changes },
    ...(installationVersion !== null && { version: installationVersion }),
  };
}

const toUnset = (keys: readonly string[], known: Detail["settings"]) =>
  Object.fromEntries(keys.map((key) => [requireSetting(known, key).key, null]));

async function confirmSettings({ client, principal, yes }: Context, node: string): Promise<void> {
  if (principal.kind === "agent") return;
  const { agentCount, name } = await answer(
    client.GET("/nodes/{node}", { params: { path: { node } } }),
  );
  if (agentCount > 1)
    await confirm(`Change it for up to ${count(agentCount, "agent")} of ${safeText(name)}?`, {
      yes,
    });
}

async function toPin(
  context: Context,
  { node, integration }: Place,
  detail: Detail,
  wanted: string,
) {
  const connectionId = wanted === "default" ? null : findPinnable(detail, wanted).id;
  const confirmed = await confirmedPreview(context, {
    node,
    change: { kind: "pin", integration, connectionId },
    question:
      connectionId === null ? "Follow the default account again?" : "Use this account here?",
  });
  return { connection: connectionId, ...confirmed };
}

function findPinnable({ pinnable, name }: Detail, wanted: string) {
  const found = pinnable.filter(({ id, accountName, label }) =>
    [id, accountName, label].includes(wanted),
  );
  const [only] = found;
  if (found.length === 1 && only) return only;
  throw new Failure(
    found.length === 0 ? "not_found" : "invalid_input",
    found.length === 0
      ? `${name} has no account "${wanted}" that could be used here.`
      : `Several accounts are called "${wanted}": name one by its id.`,
    {
      hint: pinnable.map(({ id, accountName }) => `${id}  ${accountName}`).join("\n") || undefined,
    },
  );
}
