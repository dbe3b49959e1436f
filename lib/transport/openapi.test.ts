import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { AppError, errorKinds } from "@/lib/errors";
import { operations } from "@/lib/operations";
import { endpoints } from "./endpoints";
import { openApi } from "./openapi";
import type { OpenApiOperation } from "./openapi-operation";
import type { JsonSchema } from "./openapi-schemas";
import { toProblem } from "./problem";

const api = openApi();
const all = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const text = JSON.stringify(api);

describe("the OpenAPI document", () => {
  test.each(endpoints)("tells of $method $path", ({ method, path, operation }) => {
    const described = api.paths[path]?.[method.toLowerCase()];
    const told = `${described?.operationId ?? ""} ${described?.description ?? ""}`;
    expect(told).toContain(operation.name);
    expect(described?.summary).not.toBe("");
  });

  test("names every operation once", () => {
    const ids = all.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("declares every parameter of every path", () => {
    for (const { path, operation } of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => name);
      expect(declared.toSorted()).toEqual(inPath.toSorted());
    }
  });

  test("refers only to what it has", () => {
    for (const [, reference = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = reference
        .split("/")
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api);
      expect(found, reference).toBeDefined();
    }
  });

  test("takes nothing undeclared in a body", () => {
    const bodies = all
      .filter(({ operation }) => !Object.hasOwn(notOperations, operation.operationId))
      .flatMap(({ operation }) => bodyOf(operation));
    expect(bodies.length).toBeGreaterThan(10);
    for (const body of bodies) expect(body.additionalProperties).toBe(false);
  });

  test("has schemas that a validator understands", () => {
    const ajv = validator();
    for (const name of Object.keys(api.components.schemas))
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` }), name).not.toThrow();
  });

  test.each(Object.keys(errorKinds) as (keyof typeof errorKinds)[])(
    "describes problems of the kind %s as they are sent",
    (kind) => {
      const validate = validator().compile({ $ref: "api#/components/schemas/Problem" });
      const fields = [{ pointer: "/name", detail: "Enter a name." }];
      const problem = toProblem(new AppError(kind, "It is so.", { fields }), "id");
      expect(validate(problem) || validate.errors).toBe(true);
      expect(validate({ ...problem, code: "other" })).toBe(false);
    },
  );

  test("lets agents do what operations are open to them, and nothing else", () => {
    for (const { operation } of all) {
      const known = operations.find(({ name }) => name === operation.operationId);
      if (!known) continue;
      const isOpen = operation.security.some((scheme) => "agentKey" in scheme);
      expect(isOpen, known.name).toBe(known.agents === true);
    }
  });
});

/** Described by hand, after their standards, which let clients send more. */
const notOperations = { start_device_authorization: true, redeem_device_code: true };

function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(api, "api");
  return ajv;
}

function bodyOf({ requestBody }: OpenApiOperation): JsonSchema[] {
  const schema = requestBody?.content["application/json"]?.schema;
  if (!schema) return [];
  return (schema.anyOf ?? schema.oneOf ?? [schema]) as JsonSchema[];
}
