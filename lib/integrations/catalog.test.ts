import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { getProvider, providers } from "@/lib/providers/catalog";
import { validatorOf } from "@/lib/tools/read-arguments";
import { schemasOf } from "@/lib/tools/tool-schemas";
import { getIntegration, integrations, integrationsOf } from "./catalog";

const folders = (of: string): string[] =>
  readdirSync(path.join(import.meta.dirname, of), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const ids = integrations.map(({ id }) => id);
const providerIds = Object.keys(providers);

describe("the catalog", () => {
  test("has the integrations that the product names", () => {
    expect(ids.toSorted()).toEqual(
      "discord github gmail google-calendar google-drive linear notion phone scheduler slack stripe teams telegram web-fetch web-search".split(
        " ",
      ),
    );
  });

  test("has every folder, and every entry has its folder", () => {
    expect(folders(".")).toEqual(ids.toSorted());
    expect(folders("../providers")).toEqual(providerIds.toSorted());
  });

  test("is in our own order: channels, apps, platform, and by name", () => {
    const ranks = integrations.map(({ category }) =>
      ["channel", "app", "platform"].indexOf(category),
    );
    expect(ranks).toEqual(ranks.toSorted());
    const apps = integrations.filter(({ category }) => category === "app");
    expect(apps.map(({ name }) => name)).toEqual(apps.map(({ name }) => name).toSorted());
  });

  test("finds what there is and refuses what there is not", () => {
    expect(getIntegration("gmail").provider).toBe("google");
    expect(integrationsOf("google").map(({ id }) => id)).toEqual([
      "gmail",
      "google-calendar",
      "google-drive",
    ]);
    for (const unknown of ["nothing", "constructor", "__proto__", ""]) {
      expect(() => getIntegration(unknown)).toThrow(
        expect.objectContaining({ kind: "not_found" }) as Error,
      );
      expect(() => getProvider(unknown)).toThrow(
        expect.objectContaining({ kind: "not_found" }) as Error,
      );
    }
  });

  test("names no tool twice", () => {
    const names = integrations.flatMap(({ tools }) => tools.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  test("uses every kind of settings field that a form can show", () => {
    const kinds = new Set(integrations.flatMap(({ settings }) => fieldKinds(settings)));
    expect([...kinds].sort()).toEqual(
      ["array", "boolean", "enum", "long text", "number", "text"].sort(),
    );
  });
});

const jsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });

function fieldKinds(settings: z.ZodObject): string[] {
  return Object.values(jsonSchema(settings).properties ?? {}).map((field) => {
    if (typeof field === "boolean") return "any";
    if (field.enum) return "enum";
    if (field.type === "integer") return "number";
    if (field.type === "string") return field.multiline ? "long text" : "text";
    return String(field.type);
  });
}

describe.each(integrations)("$id", (integration) => {
  const { id, tools, scopes, requiredScopes, settings, hosts, provider } = integration;

  test("belongs to a provider that there is, and sends its credential to that provider only", () => {
    if (provider === null) {
      expect(hosts).toEqual(integration.service?.hosts ?? []);
      return;
    }
    expect(integration.service).toBeUndefined();
    expect(providerIds).toContain(provider);
    expect(hosts.length).toBeGreaterThan(0);
    expect(getProvider(provider).hosts).toEqual(expect.arrayContaining([...hosts]));
  });

  test("has enough tools to be useful", () => {
    expect(tools.length).toBeGreaterThanOrEqual(integration.category === "platform" ? 1 : 4);
  });

  test("requires only scopes that it asks for", () => {
    expect(Object.keys(scopes)).toEqual(expect.arrayContaining([...requiredScopes]));
  });

  test("asks for no scope that neither a tool nor being spoken to needs", () => {
    const heard = provider === null ? [] : (providers[provider]?.app?.scopes ?? []);
    const needed = [...heard, ...tools.flatMap((tool) => tool.scopes.flat())];
    expect(needed).toEqual(expect.arrayContaining(Object.keys(scopes)));
  });

  test("explains every setting, and reads an empty set of them", () => {
    for (const [key, field] of Object.entries(jsonSchema(settings).properties ?? {}))
      expect(field, key).toMatchObject({
        title: expect.stringMatching(/^[A-Z]/) as string,
        description: expect.stringMatching(/\.$|name$/) as string,
        examples: expect.arrayContaining([expect.anything()]) as unknown[],
      });
    expect(settings.safeParse({}).success).toBe(true);
  });

  test("gives examples that its settings accept", () => {
    for (const [key, field] of Object.entries(settings.shape)) {
      const { examples = [] } = field.meta() ?? {};
      for (const example of examples as unknown[])
        expect(field.safeParse(example).success, key).toBe(true);
    }
  });

  describe.each(tools)("$name", (tool) => {
    test("is named after its integration and what it does", () => {
      expect(tool.name).toMatch(new RegExp(`^${id.replaceAll("-", "_")}(_[a-z]+)+$`));
      expect(tool.name.length).toBeLessThanOrEqual(64);
      expect(tool.title.length).toBeGreaterThan(3);
      expect(tool.description.length).toBeGreaterThan(40);
    });

    test("needs only scopes of which its integration asks for one", () => {
      for (const scope of tool.scopes) {
        const alternatives = typeof scope === "string" ? [scope] : scope;
        expect(alternatives.some((name) => name in scopes)).toBe(true);
      }
    });

    test("has an input that JSON Schema can say, described field by field", () => {
      const schema = jsonSchema(tool.input);
      expect(schema.type).toBe("object");
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(field, name).toMatchObject({ description: expect.stringMatching(/\S/) as string });
      }
    });

    test("takes nothing that it does not declare, at any depth", () => {
      for (const schema of objectsIn(jsonSchema(tool.input)))
        expect(schema).toHaveProperty("additionalProperties");
      expect(jsonSchema(tool.input).additionalProperties).toBe(false);
    });

    test("says what it returns: an object, in JSON Schema that can be checked", () => {
      const { output, input } = schemasOf(tool);
      expect(output.type).toBe("object");
      const parts = (output.oneOf ?? [output]) as { properties?: object }[];
      for (const { properties } of parts)
        expect(Object.keys(properties ?? {}).length).toBeGreaterThan(0);
      expect(typeof new Ajv2020({ strict: false, validateFormats: false }).compile(output)).toBe(
        "function",
      );
      expect(typeof validatorOf(tool)).toBe("function");
      expect(input).toBe(schemasOf(tool).input);
    });

    test("bounds every text, number and list that it takes", () => {
      for (const [name, field] of Object.entries(jsonSchema(tool.input).properties ?? {}))
        if (typeof field === "object") expect(isBounded(field), name).toBe(true);
    });
  });
});

type Field = Exclude<z.core.JSONSchema._JSONSchema, boolean>;

function* objectsIn(schema: unknown): Generator<object> {
  if (typeof schema !== "object" || schema === null) return;
  if ("type" in schema && schema.type === "object") yield schema;
  for (const inner of Object.values(schema)) yield* objectsIn(inner);
}

function isBounded(field: Field): boolean {
  if (field.enum || field.type === "boolean") return true;
  if (field.type === "integer") return field.minimum !== undefined && field.maximum !== undefined;
  if (field.type === "array") return field.maxItems !== undefined;
  if (field.type === "object") return field.maxProperties !== undefined;
  // A pattern or a format of limited length bounds a text too.
  return (
    field.maxLength !== undefined ||
    (field.pattern !== undefined && /\{\d+,?\d*\}/.test(field.pattern)) ||
    field.format === "date-time"
  );
}

/** Where a provider or integration may be named: its folder, the catalogs, its icon, tests, the seed. */
const mayName = [
  /^lib\/(providers|integrations)\//,
  /(^|\/)brand-(icon\.tsx|marks\.ts)$/,
  /\.test\.tsx?$/,
  /^lib\/testing\//,
  /^prisma\/seed\.ts$/,
];

test("nothing but its own folder and the catalogs names a provider or an integration", () => {
  const root = path.join(import.meta.dirname, "../..");
  const quoted = new RegExp(`["'\`](${[...new Set([...ids, ...providerIds])].join("|")})["'\`]`);
  const naming = ["lib", "app", "components"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !mayName.some((place) => place.test(file)))
    // A package may be called like the company that makes it.
    .map((file) => [file, readFileSync(path.join(root, file), "utf8")] as const)
    .filter(([, text]) => quoted.test(text.replaceAll(/ from "[\w-]+";/g, "")))
    .map(([file]) => file);
  expect(naming).toEqual([]);
});

test("no folder of a provider or an integration names another one's", () => {
  const reaching = ["providers", "integrations"].flatMap((kind) =>
    folders(`../${kind}`).flatMap((folder) =>
      readdirSync(path.join(import.meta.dirname, "..", kind, folder))
        .map((file) => path.join("..", kind, folder, file))
        .filter((file) =>
          [
            ...readFileSync(path.join(import.meta.dirname, file), "utf8").matchAll(
              /from "(?:@\/lib\/|\.\.\/)(?:integrations\/|providers\/)?([\w-]+)\//g,
            ),
          ].some(([, target = ""]) => [...ids, ...providerIds].includes(target)),
        ),
    ),
  );
  expect(reaching).toEqual([]);
});

test("what is paid for says what it is counted in, and only that", () => {
  for (const { id, price, meters = [], tools } of integrations) {
    expect(meters.length > 0, id).toBe(price === "usage");
    for (const { name, charge, uses = [] } of tools)
      expect(meters, name).toEqual(expect.arrayContaining([charge?.meter ?? [], uses].flat()));
  }
});
