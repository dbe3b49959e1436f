import { describe, expect, test } from "vitest";
import { openApi } from "./openapi";
import { referencePage } from "./reference-page";

const api = openApi();
const page = referencePage(api);

describe("the reference page", () => {
  test("has a section for every operation and every schema", () => {
    for (const methods of Object.values(api.paths))
      for (const { operationId } of Object.values(methods))
        expect(page).toContain(`id="${operationId}"`);
    for (const name of Object.keys(api.components.schemas))
      expect(page).toContain(`id="schema-${name}"`);
  });

  test("links only to sections it has, and to the document", () => {
    for (const [, link = ""] of page.matchAll(/href="([^"]+)"/g)) {
      if (link.startsWith("#")) expect(page).toContain(`id="${link.slice(1)}"`);
      else expect(link).toBe("openapi.json");
    }
  });

  test("runs no script and asks nobody for anything", () => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|url\(|@import|\son\w+=/i);
  });

  test("shows text as text, whatever it says", () => {
    const hostile = { ...api, info: { ...api.info, description: "<script>x</script> `<b>`" } };
    expect(referencePage(hostile)).toContain(
      "&lt;script&gt;x&lt;/script&gt; <code>&lt;b&gt;</code>",
    );
  });
});
