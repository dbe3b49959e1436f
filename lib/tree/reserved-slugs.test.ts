import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { reservedSlugs } from "./reserved-slugs";

const app = path.join(import.meta.dirname, "../../app");

/** The first address parts that a folder of routes takes: groups like `(auth)` are not part of the address. */
const rootsOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      name.startsWith("(") ? rootsOf(path.join(folder, name)) : name.startsWith("[") ? [] : [name],
    );

test("no organization can take the address of a page of the server", () => {
  const roots = rootsOf(app);
  expect(roots).toContain("api");
  expect(roots.filter((root) => !reservedSlugs.includes(root))).toEqual([]);
});
