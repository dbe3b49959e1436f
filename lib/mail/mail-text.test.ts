import { expect, test } from "vitest";
import { toHtml, toPlainText } from "./mail-text";

const said = {
  text: "GitHub stopped accepting octocat.\n\nReconnect it.",
  link: { href: "https://alfe.test/acme?a=1&b=2", words: "Open it" },
  reason: "You connected it.",
};

test("the plain text has every paragraph, the address and the reason", () => {
  expect(toPlainText(said)).toBe(
    "GitHub stopped accepting octocat.\n\nReconnect it.\n\nOpen it: https://alfe.test/acme?a=1&b=2\n\n-- \nYou connected it.\n",
  );
});

test("names that people chose cannot become part of the mail's HTML", () => {
  const html = toHtml({ ...said, text: `<img src=x onerror="alert('x')"> & co` });
  expect(html).not.toContain("<img");
  expect(html).not.toContain(`onerror="`);
  expect(html).toContain("&#60;img");
  expect(html).toContain('<a href="https://alfe.test/acme?a=1&#38;b=2">Open it</a>');
});
