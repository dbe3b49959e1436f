import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeEntities } from "./html-tokens";
import { htmlToText } from "./html-to-text";

const read = (html: string) => htmlToText(html, "https://acme.test/docs/").text;

test("a page reads as headings, paragraphs, lists and links", () => {
  const page = htmlToText(
    `<!doctype html><html><head><title>Acme &amp; Co</title><style>p{}</style></head>
     <body><h1>Hello <b>you</b></h1><p>See <a href="a.html">the <i>plan</i></a>.<br>Soon.</p>
     <ul><li>one<ul><li>inner</li></ul></li><li>two</ul></body></html>`,
    "https://acme.test/docs/",
  );
  expect(page).toEqual({
    title: "Acme & Co",
    text: "# Hello you\n\nSee [the plan](https://acme.test/docs/a.html).\nSoon.\n\n- one\n  - inner\n- two",
  });
});

test("scripts, styles, comments and drawings are left out", () => {
  expect(
    read(
      `a<script>if (a < b) { "</p>" }</script>b<!-- <p>no</p> -->c<style>x{}</style><svg><text>no</text></svg>d`,
    ),
  ).toBe("abcd");
});

test("white space is kept in preformatted text only", () => {
  expect(read("<p>a\n   b</p><pre>  c\n    d</pre>")).toBe("a b\n\n  c\n    d");
});

test("tables keep their rows and cells apart", () => {
  expect(read("<table><tr><th>a<th>b</tr><tr><td>1</td><td>2</td></tr></table>")).toBe(
    "a | b\n1 | 2",
  );
});

test("only links that lead to pages or mail are kept", () => {
  expect(read(`<a href="javascript:alert(1)">a</a> <a href="#top">b</a> <a href="/c">c</a>`)).toBe(
    "a b [c](https://acme.test/c)",
  );
});

test("text that only looks like markup stays text", () => {
  expect(read("1 < 2 and a<3 &lt;b&gt; 5 > 4")).toBe("1 < 2 and a<3 <b> 5 > 4");
});

test("entities are decoded once, and impossible ones do no harm", () => {
  expect(decodeEntities("&amp;lt; &#x41;&#66; &eacute; &unknown; &#xD800; &#0;")).toBe(
    "&lt; AB é &unknown; \ufffd \ufffd",
  );
});

test("any input at all ends, and quickly", () => {
  const part = fc.constantFrom(
    "<",
    ">",
    "</",
    "<a href='",
    '"',
    "<!--",
    "-->",
    "<script>",
    "x",
    "<li>",
    " ",
    "&#",
    "<pre>",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(part, fc.string({ maxLength: 5 })), { maxLength: 60 }),
      (parts) => {
        expect(typeof read(parts.join(""))).toBe("string");
      },
    ),
  );
  for (const evil of ["<a href='", "<", "<!--", "<script>", "<a ", "<li><ul>", "&#"]) {
    const started = performance.now();
    read(evil.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  }
});
