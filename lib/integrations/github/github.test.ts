import { describe, expect, test } from "vitest";
import { toFile } from "./file";
import { github } from "./manifest";
import { nextPage, repositoryUrl } from "./request";
import { githubSettings } from "./settings";

describe("the repository", () => {
  test("is the one that a call names, else that of the settings", () => {
    const settings = { default_repository: "acme/site" };
    expect(repositoryUrl(settings, undefined)).toBe("https://api.github.com/repos/acme/site");
    expect(repositoryUrl(settings, "acme/docs")).toBe("https://api.github.com/repos/acme/docs");
  });

  test("missing in both, is asked for by the name of the setting", () => {
    expect(() => repositoryUrl({}, undefined)).toThrow(/Default repository/);
  });

  test.each([
    "acme",
    "acme/",
    "/site",
    "acme/site/x",
    "acme/..",
    "../acme",
    "acme/a b",
    "acme/a?b",
  ])("is not %s", (default_repository) => {
    expect(githubSettings.safeParse({ default_repository }).error?.issues).toMatchObject([
      { message: "Enter owner/name, like acme/site." },
    ]);
  });
});

test.each(["../../user", "a/../../b", "..", ".", "a/.", "/etc", "a\\b", "a\nb"])(
  "the path %j, which could lead to another address, is refused",
  (path) => {
    const readFile = github.tools.find(({ name }) => name === "github_read_file");
    expect(readFile?.input.safeParse({ path }).success).toBe(false);
    expect(readFile?.input.safeParse({ path: "src/.env.d/a..b/read me.md" }).success).toBe(true);
  },
);

test("the next page is read from the Link header", () => {
  const link = (value: string) => nextPage({ headers: new Headers({ link: value }) });
  const url = "https://api.github.com/search/issues?q=page%3D9&per_page=20&page=";
  expect(link(`<${url}3>; rel="next", <${url}7>; rel="last"`)).toBe("3");
  expect(link(`<${url}1>; rel="first", <${url}2>; rel="prev"`)).toBeUndefined();
  expect(nextPage({ headers: new Headers() })).toBeUndefined();
});

describe("a file", () => {
  const file = (bytes: Buffer, more: object = {}) =>
    toFile({
      body: {
        path: "a",
        sha: "1",
        size: bytes.length,
        encoding: "base64",
        content: bytes.toString("base64").replace(/.{20}/g, "$&\n"),
        ...more,
      },
    });

  test("is decoded from base64 in lines, and cut when it is long", () => {
    expect(file(Buffer.from("Grüße, ".repeat(20)))).toMatchObject({
      text: "Grüße, ".repeat(20),
      truncated: false,
    });
    expect(file(Buffer.from("x".repeat(150_000)))).toMatchObject({ truncated: true });
  });

  test("that is binary or too large is refused in plain words", () => {
    expect(() => file(Buffer.from([0x89, 0x50, 0x00, 0x01]))).toThrow(/not text/);
    expect(() => file(Buffer.from([0xff, 0xfe, 0x41]))).toThrow(/not text/);
    expect(() => file(Buffer.from(""), { encoding: "none", content: "" })).toThrow(/too large/);
  });

  test("that is a folder is a list", () => {
    expect(toFile({ body: [{ path: "src", type: "dir", size: 0 }] })).toEqual({
      kind: "folder",
      entries: [{ path: "src", type: "dir", size: 0 }],
    });
  });
});
