import fc from "fast-check";
import { expect, test } from "vitest";
import { textSource, toQuery } from "./file";
import { buildMultipart } from "./multipart";

test("words with quotes cannot add to the search", () => {
  expect(toQuery("plan", undefined)).toBe("trashed = false and fullText contains 'plan'");
  expect(toQuery("it's' or trashed = true or name = '", "abc")).toBe(
    "trashed = false and fullText contains 'it\\'s\\' or trashed = true or name = \\'' and 'abc' in parents",
  );
  fc.assert(
    fc.property(fc.string(), (words) => {
      const [, string = ""] = toQuery(`x${words}`, undefined).split("fullText contains ");
      expect(string).toMatch(/^'(?:[^'\\]|\\[\s\S])*'$/);
    }),
  );
});

test("Google's own files are exported, text is downloaded, the rest is not read", () => {
  expect(textSource("application/vnd.google-apps.spreadsheet")).toEqual({ exportAs: "text/csv" });
  for (const type of ["text/markdown", "application/json", "application/ld+json"])
    expect(textSource(type)).toBe("download");
  for (const type of ["application/pdf", "image/png", "application/vnd.google-apps.folder"])
    expect(textSource(type)).toBe("none");
});

test("no content can end its part of an upload", () => {
  const text = "--part_\r\n--\r\nContent-Type: x";
  const { contentType, data } = buildMultipart({ name: "a" }, { contentType: "text/plain", text });
  const boundary = contentType.replace("multipart/related; boundary=", "");
  expect(data.split(`--${boundary}`)).toHaveLength(4);
  expect(data).toContain(text);
});
