import { expect, test } from "vitest";
import type { Connection } from "@/lib/connections/connection";
import { type ConnectionGroup, joinGroups, tableLines } from "./table-lines";

const group = (name: string, ...ids: string[]): ConnectionGroup => ({
  node: { id: name, name, kind: "team", path: `/${name}` },
  connections: ids.map((id) => ({ id }) as Connection),
});

test("a place that two pages share is one group, in the order of the pages", () => {
  const joined = joinGroups([
    [group("acme", "a"), group("growth", "b")],
    [group("growth", "c"), group("website", "d")],
  ]);
  expect(joined.map(({ node, connections }) => [node.id, connections.map(({ id }) => id)])).toEqual(
    [
      ["acme", ["a"]],
      ["growth", ["b", "c"]],
      ["website", ["d"]],
    ],
  );
});

test("each owner is a line before its accounts, which know whether they are inherited", () => {
  const lines = tableLines([{ ...group("acme", "a"), inherited: true }, group("growth", "b")]);
  expect(
    lines.map((line) =>
      line.type === "group" ? line.id : `${line.id}${line.inherited ? " inherited" : ""}`,
    ),
  ).toEqual(["acme", "a inherited", "growth", "b"]);
});
