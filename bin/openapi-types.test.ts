import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openApiTypes, typesFile } from "./openapi-types";

test("the CLI's types are those of the OpenAPI document: else run `npm run openapi`", async () => {
  const file = path.join(import.meta.dirname, "..", typesFile);
  const isCurrent = readFileSync(file, "utf8") === (await openApiTypes());
  expect(isCurrent).toBe(true);
});
