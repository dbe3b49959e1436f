import { parseArgs } from "node:util";
import { runProgram } from "./program";
import { Refusal } from "./refusal";
import { seconds } from "./step.mjs";

const usage = `Usage: npm run keys -- <command> [--organization <slug>]

  status   Prints which master key wraps what, and under which keys secrets are sealed.
  verify   Opens every sealed value and tells those that do not open.
  rotate   Gives every organization a new key, wrapped by the first entry of ALFE_MASTER_KEYS, seals
           everything anew, and refuses the older keys from then on. Servers go on meanwhile; after
           a kill it goes on where it was.`;

/** `npm run keys`: what the operator does with the keys that seal secrets. */
await runProgram(async () => {
  const { command, slug } = readArguments();
  const only = slug === undefined ? undefined : await findOrganization(slug);
  if (command === "status") await status(only);
  else if (command === "verify") await verify(only);
  else if (command === "rotate") await rotate(only);
  else throw new Refusal(usage);
});

function readArguments(): { command: string | undefined; slug: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { organization: { type: "string" } },
    });
    if (positionals.length !== 1) throw new Refusal(usage);
    return { command: positionals[0], slug: values.organization };
  } catch {
    throw new Refusal(usage);
  }
}

async function findOrganization(slug: string): Promise<string> {
  const { findOrganization: find } = await import("@/lib/account/find-organization");
  const organizationId = await find(slug);
  if (!organizationId) throw new Refusal(`There is no organization ${slug}.`);
  return organizationId;
}

async function organizations(only: string | undefined): Promise<string[]> {
  const { allOrganizations } = await import("@/lib/vault/vault-state");
  return only === undefined ? allOrganizations() : [only];
}

async function status(only: string | undefined): Promise<void> {
  const { keyStatus, masterKeyUse } = await import("@/lib/vault/key-status");
  const statuses = [];
  for (const id of await organizations(only)) statuses.push(await keyStatus(id));
  const masters = await masterKeyUse(statuses);
  printTable(
    ["master key", "where", "organization keys", "server key", ""],
    masters.map(({ id, where, organizationKeys, serverKey }, index) => [
      id,
      where,
      String(organizationKeys),
      serverKey ? "yes" : "",
      index === 0 ? "wraps new keys" : organizationKeys > 0 || serverKey ? "" : "not needed",
    ]),
  );
  console.log("");
  printTable(
    ["organization", "seals with", "floor", "keys", "rows"],
    statuses
      .filter(({ current, rows }) => current > 0 || rows.length > 0)
      .map(({ organizationId, current, floor, keys, rows }) => [
        organizationId,
        `version ${String(current)}`,
        String(floor),
        keys.map(({ version, masterKeyId }) => `${String(version)} (${masterKeyId})`).join(", "),
        rows.map(({ key, count }) => `${rowKey(key)}: ${String(count)}`).join(", "),
      ]),
  );
}

// A declaration, as everything here is used before the end of the file is reached.
function rowKey(key: string): string {
  return key.startsWith("2.") ? `version ${key.slice(2)}` : `format 1, ${key.slice(2)}`;
}

async function verify(only: string | undefined): Promise<void> {
  const { verify: verifyOrganization } = await import("@/lib/vault/verify");
  let count = 0;
  let failed = 0;
  for (const id of await organizations(only)) {
    const verified = await verifyOrganization(id);
    count += verified.count;
    failed += verified.unreadable.length;
    tellUnreadable(verified.unreadable);
  }
  console.log(`${String(count - failed)} of ${String(count)} sealed values open.`);
  if (failed > 0) throw new Refusal(`${String(failed)} sealed values do not open.`);
}

async function rotate(organizationId: string | undefined): Promise<void> {
  const { rotate: rotateKeys } = await import("@/lib/vault/rotate");
  const started = Date.now();
  const { organizations, count, unreadable } = await rotateKeys({
    organizationId,
    say: (line) => console.log(line),
  });
  tellUnreadable(unreadable);
  if (unreadable.length > 0)
    throw new Refusal(
      `${String(unreadable.length)} sealed values do not open. Their organizations keep their older keys.`,
    );
  console.log(
    `Done: ${String(organizations)} organizations, ${String(count)} values (${seconds(Date.now() - started)}). The older keys are destroyed.`,
  );
}

function tellUnreadable(unreadable: readonly { table: string; rowId: string; reason: string }[]) {
  for (const { table, rowId, reason } of unreadable) console.log(`${table} ${rowId}: ${reason}`);
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}
