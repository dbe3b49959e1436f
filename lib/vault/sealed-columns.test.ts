import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sealedColumns } from "./sealed-columns";

const schema = readFileSync(path.join(import.meta.dirname, "../../prisma/schema.prisma"), "utf8");

/** Columns that the schema calls sealed, or that are named like a secret. */
function sealedInSchema(): string[] {
  return schema
    .split(/^model /m)
    .slice(1)
    .flatMap((model) => {
      const table = /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "";
      const fields = [...model.matchAll(/((?:^ *\/\/\/.*\n)*)^ *(\w+) +String\??(?: .*)?$/gm)];
      return fields
        .filter(
          ([, doc = "", name = ""]) =>
            /\/\/\/ (Sealed\b|.*\bsealed:)/.test(doc) ||
            /^(sealed|secret|credential|privateKey|refreshToken|accessToken)$/i.test(name),
        )
        .map(([field, , name = ""]) => `${table}.${/@map\("(\w+)"\)/.exec(field)?.[1] ?? name}`);
    });
}

test("every sealed column of the schema is sealed anew by a rotation", () => {
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(sealedInSchema().length).toBeGreaterThanOrEqual(5);
  expect(listed.toSorted()).toEqual(sealedInSchema().toSorted());
});
