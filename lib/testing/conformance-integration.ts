import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { integrations } from "@/lib/integrations/catalog";
import { defineIntegration, defineTool, type Integration } from "@/lib/integrations/manifest";
import { type ContentBlock, ToolContent } from "@/lib/integrations/tool-content";

/** What the tool does that changes which tools there are. */
export const conformanceHooks: { changeTools: () => Promise<void> } = {
  changeTools: () => Promise.resolve(),
};

const input = z.strictObject({});

/** Tools that the conformance suite of the Model Context Protocol calls, by the names it gives them. */
const answering = (name: string, blocks: readonly ContentBlock[]) =>
  defineTool()({
    name,
    title: name,
    description: `Answers the conformance suite: ${name}.`,
    effect: "read",
    scopes: [],
    input,
    output: z.unknown(),
    run: () => Promise.resolve(new ToolContent(blocks)),
  });

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const wav = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=";

const image = { type: "image", data: png, mimeType: "image/png" } as const;
const text = (said: string) => ({ type: "text", text: said }) as const;
const document = (uri: string, mimeType: string, said: string) =>
  ({ type: "resource", resource: { uri, mimeType, text: said } }) as const;

const schema2020 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  $defs: {
    address: {
      $anchor: "addressDef",
      type: "object",
      properties: { street: { type: "string" }, city: { type: "string" } },
    },
  },
  properties: {
    name: { type: "string" },
    address: { $ref: "#/$defs/address" },
    contactMethod: { type: "string", enum: ["phone", "email"] },
    phone: { type: "string" },
    email: { type: "string" },
  },
  allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
  if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
  then: { required: ["phone"] },
  else: { required: ["email"] },
  additionalProperties: false,
};

const tools = [
  answering("test_simple_text", [text("This is a simple text response for testing.")]),
  answering("test_image_content", [image]),
  answering("test_audio_content", [{ type: "audio", data: wav, mimeType: "audio/wav" }]),
  answering("test_embedded_resource", [
    document("test://embedded-resource", "text/plain", "This is an embedded resource content."),
  ]),
  answering("test_multiple_content_types", [
    text("Multiple content types test:"),
    image,
    document("test://mixed-content-resource", "application/json", '{"test":"data","value":123}'),
  ]),
  answering("test_logging_tool", [text("Nothing is logged to clients.")]),
  defineTool()({
    name: "test_error_handling",
    title: "test_error_handling",
    description: "Fails as a provider does.",
    effect: "read",
    scopes: [],
    input,
    output: z.unknown(),
    run: () =>
      Promise.reject(
        new AppError("conflict", "This tool intentionally returns an error for testing"),
      ),
  }),
  defineTool()({
    name: "test_tool_with_progress",
    title: "test_tool_with_progress",
    description: "Tells how far it is.",
    effect: "read",
    scopes: [],
    input,
    output: z.object({ done: z.boolean() }),
    async run({ progress }) {
      for (const done of [0, 50, 100]) {
        progress(done, 100);
        await wait(50);
      }
      return { done: true };
    },
  }),
  defineTool()({
    name: "test_trigger_tool_change",
    title: "test_trigger_tool_change",
    description: "Changes which tools the agent has.",
    effect: "write",
    scopes: [],
    input,
    output: z.object({ changed: z.boolean() }),
    async run() {
      await conformanceHooks.changeTools();
      return { changed: true };
    },
  }),
  defineTool()({
    name: "json_schema_2020_12_tool",
    title: "json_schema_2020_12_tool",
    description: "Takes arguments that only the newest dialect describes.",
    effect: "read",
    scopes: [],
    input: z.looseObject({}),
    inputSchema: schema2020,
    output: z.unknown(),
    run: (_context, args) => Promise.resolve(new ToolContent([text(JSON.stringify(args))])),
  }),
];

/** An integration of the tests', which needs no account. */
export const conformance: Integration = defineIntegration({
  id: "conformance",
  name: "Conformance",
  category: "platform",
  description: "What the conformance suite asks for.",
  icon: null,
  provider: null,
  identity: "shared",
  price: "free",
  hosts: [],
  requiredScopes: [],
  scopes: {},
  settings: z.object({}),
  tools,
  removal: "Nothing is left.",
});

// The catalog as the tests' process knows it. To be imported before anything reads the catalog.
(integrations as Integration[]).push(conformance);
