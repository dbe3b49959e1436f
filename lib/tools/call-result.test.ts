import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineTool, type Effect } from "@/lib/integrations/manifest";
import { ToolContent } from "@/lib/integrations/tool-content";
import { toCallResult } from "./call-result";

const toolOf = (effect: Effect, output: z.ZodType = z.object({ text: z.string() })) =>
  defineTool()({
    name: "test_read_thing",
    title: "Read a thing",
    description: "For tests only.",
    effect,
    scopes: [],
    input: z.object({}),
    output,
    run: () => Promise.reject(new Error("Not run here")),
  });

const as = (text: string) => text;

describe("a tool's answer", () => {
  test("leaves with what the tool declares, and nothing else", () => {
    const { result } = toCallResult(toolOf("read"), { text: "a", secret: "b" }, as);
    expect(result).toEqual({ text: "a" });
  });

  test("that is something else is a failure of a read, and text of what is done already", () => {
    expect(() => toCallResult(toolOf("read"), { wrong: 1 }, as)).toThrow(
      expect.objectContaining({ kind: "provider_failed" }) as Error,
    );
    for (const effect of ["write", "destructive"] as const)
      expect(toCallResult(toolOf(effect), { wrong: 1 }, as)).toEqual({
        result: null,
        text: null,
        truncated: false,
        content: [{ type: "text", text: '{"wrong":1}' }],
        undeclared: true,
      });
  });

  test("holds no credential, wherever that stands", () => {
    const redact = (text: string) => text.replaceAll("hidden-token", "[redacted]");
    const data = toCallResult(toolOf("read"), { text: "a hidden-token b" }, redact);
    expect(data.result).toEqual({ text: "a [redacted] b" });
    const shown = new ToolContent([{ type: "text", text: "hidden-token" }], {
      text: "hidden-token",
    });
    expect(JSON.stringify(toCallResult(toolOf("read"), shown, redact))).not.toContain("hidden");
    expect(
      JSON.stringify(toCallResult(toolOf("write"), { wrong: "hidden-token" }, redact)),
    ).not.toContain("hidden");
  });

  test("that is too long stays what the tool declares, with shorter texts and lists", () => {
    const long = toCallResult(toolOf("read"), { text: "é".repeat(400_000) }, as);
    expect(long.truncated).toBe(true);
    expect(toolOf("read").output.safeParse(long.result).success).toBe(true);

    const list = z.object({ items: z.array(z.object({ text: z.string(), n: z.number() })) });
    const items = Array.from({ length: 5_000 }, (_, n) => ({ text: "x".repeat(300), n }));
    const many = toCallResult(toolOf("read", list), { items }, as);
    expect(many.truncated).toBe(true);
    const { items: left } = list.parse(many.result);
    expect(left.length).toBeGreaterThan(10);
    expect(left.map(({ n }) => n)).toEqual(left.map((_, index) => index));
    expect(Buffer.byteLength(many.text ?? "")).toBeLessThanOrEqual(256 * 1024);
  });

  test("of pictures and sounds is whole or left out, and may have no data", () => {
    const picture = (size: number) =>
      ({ type: "image", data: "A".repeat(size), mimeType: "image/png" }) as const;
    const { content, result } = toCallResult(
      toolOf("read"),
      new ToolContent([picture(400), picture(8_000_000)]),
      as,
    );
    expect(result).toBeNull();
    expect(content).toEqual([picture(400)]);
  });
});
