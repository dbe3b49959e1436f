import { beforeAll, describe, expect, test } from "vitest";
import { holdCredits, settleCredits } from "@/lib/credits/hold";
import { inOrganization } from "@/lib/db";
import { api } from "@/lib/testing/api";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestToken } from "@/lib/testing/keys";
import { publicOrigin } from "@/lib/env";
import { handle } from "./api";

/** More than are read at once. */
const paidIn = 4_100;

let tree: TestTree;
let owner: string;
beforeAll(async () => {
  tree = await createTree();
  owner = await createTestToken(tree.owner);
  const { organizationId } = tree;
  const paid = (index: number) => ({
    organizationId,
    key: `made:${index.toString()}`,
    kind: "top_up",
    fromAccount: "payments",
    toAccount: "pool",
    amountMicros: BigInt(index * 7 + 1),
    nodeId: organizationId,
    lineage: [organizationId],
    // Many at one moment: a page ends among them.
    at: new Date(Date.UTC(2026, 2, 1 + (index % 3))),
  });
  // Each changes the pool, whose former states are cleared away between transactions only.
  for (let first = 0; first < paidIn; first += 100)
    await inOrganization(organizationId, (tx) =>
      tx.ledgerEntry.createMany({
        data: Array.from({ length: 100 }, (_each, index) => paid(first + index)),
      }),
    );
  await use("plain", 3n);
  await use('=cmd|"/c calc"!A1, and more', 1n);
});

const use = (note: string, quantity: bigint, at?: Date) =>
  inOrganization(tree.organizationId, async (tx) => {
    const { organizationId, agent } = tree;
    const price = { version: "test", micros: 7_901n, per: 1n, allowance: 0n, mostTimes: 1 };
    const wanted = { organizationId, key: note, nodeId: agent.id, meter: "sms_out_part" };
    await holdCredits(tx, { ...wanted, integration: "phone", quantity, price, note, at });
    await settleCredits(tx, organizationId, note);
  });

/** The cells of a file, by its columns. */
function read(csv: string): Record<string, string>[] {
  expect(csv.endsWith("\r\n")).toBe(true);
  const rows = csv
    .slice(0, -2)
    .split("\r\n")
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    );
  const [columns = [], ...lines] = rows;
  return lines.map((cells) => {
    expect(cells).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

const micros = (dollars = ""): bigint => {
  expect(dollars).toMatch(/^-?\d+\.\d{6}$/);
  return BigInt(dollars.replace(".", ""));
};

const download = async (query = "", token = owner) => {
  const { status, headers, body } = await api({ token }).get(
    `/nodes/${tree.organizationId}/ledger.csv${query}`,
  );
  expect(status).toBe(200);
  return { headers, lines: read(String(body)) };
};

/** A download that is read as it comes. */
async function open(token: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const path = `/api/v1/nodes/${tree.organizationId}/ledger.csv`;
  const headers = { authorization: `Bearer ${token}` };
  const request = new Request(new URL(path, publicOrigin()), { headers });
  const { body } = await handle(request, { address: "127.0.0.1" });
  if (!body) throw new Error("A download has a body");
  return body.getReader();
}

describe("the ledger as a file", () => {
  test("has every line once, and its amounts add up to the balance to the last micro-dollar", async () => {
    const { headers, lines } = await download();
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="acme-.*\.csv"$/);
    // The first is the credit that the tree came with.
    expect(lines).toHaveLength(paidIn + 3);
    expect(new Set(lines.map(({ line }) => line)).size).toBe(lines.length);
    const sum = lines.reduce((total, line) => total + micros(line.amount_usd), 0n);
    const pool = await inOrganization(tree.organizationId, (tx) => tx.creditPool.findFirst());
    expect(sum).toBe(pool?.balanceMicros);
  });

  test("holds nothing that a spreadsheet takes for a formula, except amounts", async () => {
    const { lines } = await download("?kind=usage");
    expect(lines).toMatchObject([
      { note: `'=cmd|"/c calc"!A1, and more`, amount_usd: "-0.007901", agent: "scout" },
      { note: "plain", amount_usd: "-0.023703", quantity: "3", price_usd: "0.007901" },
    ]);
    for (const cell of lines.flatMap(({ amount_usd: _amount, ...line }) => Object.values(line)))
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test("is of what is filtered", async () => {
    const { lines, headers } = await download("?from=2026-03-02&to=2026-03-02&kind=top_up");
    expect(headers.get("content-disposition")).toContain("2026-03-02-2026-03-02.csv");
    expect(lines).toHaveLength(Math.ceil((paidIn - 1) / 3));
    expect(lines.every(({ time }) => time?.startsWith("2026-03-02"))).toBe(true);
  });

  test("comes to a browser's session, and to nobody but owners", async () => {
    const { organizationId, team } = tree;
    const query = `organization=${organizationId}&kind=usage`;
    const browser = api({ session: tree.owner });
    const { status } = await browser.get(`/nodes/${team.id}/ledger.csv?${query}`);
    expect(status).toBe(200);
    const admin = await createPerson(organizationId, organizationId, "admin");
    const asAdmin = api({ token: await createTestToken(admin) });
    expect(await asAdmin.get(`/nodes/${team.id}/ledger.csv`)).toMatchObject({ status: 403 });
    const { owner: stranger } = await createTree();
    const outside = api({ token: await createTestToken(stranger) });
    expect(await outside.get(`/nodes/${team.id}/ledger.csv`)).toMatchObject({ status: 404 });
  });

  test("is as of the moment in which it began, whatever is spent while it is written", async () => {
    const balance = () =>
      inOrganization(tree.organizationId, async (tx) => {
        const pool = await tx.creditPool.findFirst();
        return pool?.balanceMicros;
      });
    const before = await balance();
    const reader = await open(owner);
    const decoder = new TextDecoder();
    let csv = decoder.decode((await reader.read()).value, { stream: true });
    // Where it is not read yet, since it counts for a former day.
    await use("meanwhile", 5n, new Date("2026-03-01T00:00:00Z"));
    expect(await balance()).not.toBe(before);
    for (let part = await reader.read(); !part.done; part = await reader.read())
      csv += decoder.decode(part.value, { stream: true });
    const lines = read(csv);
    expect(lines.map(({ note }) => note)).not.toContain("meanwhile");
    expect(lines.reduce((total, line) => total + micros(line.amount_usd), 0n)).toBe(before);
    const after = (await download()).lines;
    expect(after.map(({ note }) => note)).toContain("meanwhile");
  });

  test("breaks off rather than looking complete when its reader is not let in any more", async () => {
    const token = await createTestToken(tree.owner);
    const reader = await open(token);
    expect((await reader.read()).done).toBe(false);
    await inOrganization(tree.organizationId, (tx) =>
      tx.personalToken.updateMany({
        where: { organizationId: tree.organizationId },
        data: { revokedAt: new Date() },
      }),
    );
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
  });
});
