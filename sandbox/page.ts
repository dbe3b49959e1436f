import { createHash } from "node:crypto";
import type { Context } from "hono";
import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; --canvas: oklch(.98 .003 265); --surface: #fff; --line: oklch(.85 .007 265);
  --text: oklch(.215 .012 265); --muted: oklch(.465 .014 265); --accent: oklch(.505 .185 268); --on: #fff;
  --sign: oklch(.45 .13 325); --soft: oklch(.955 .025 325); --control: oklch(.615 .012 265); --problem: oklch(.5 .19 27); --link: oklch(.505 .185 268); }
@media (prefers-color-scheme: dark) { :root { --canvas: oklch(.155 .006 265); --surface: oklch(.205 .008 265);
  --line: oklch(.37 .011 265); --text: oklch(.945 .004 265); --muted: oklch(.745 .01 265); --accent: oklch(.555 .185 268);
  --sign: oklch(.81 .115 325); --soft: oklch(.285 .06 325); --control: oklch(.565 .014 265); --problem: oklch(.75 .14 25); --link: oklch(.76 .12 268); } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 27rem; margin: min(5vh, 3rem) auto 0; padding: 0 1rem; }
.sign { margin: 0; padding: .5rem 1rem; background: var(--soft); color: var(--sign); text-align: center; font-size: .85rem; }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; line-height: 1.25; }
p { margin: 0 0 1.25rem; color: var(--muted); overflow-wrap: anywhere; }
fieldset { margin: 0 0 1rem; padding: .25rem .75rem .5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
legend { padding: 0 .35rem; font-weight: 600; }
label { display: flex; gap: .65rem; align-items: flex-start; padding: .5rem .25rem; cursor: pointer; }
label span { min-width: 0; overflow-wrap: anywhere; }
small { display: block; color: var(--muted); font-size: .85rem; }
input { flex: none; width: 1.1rem; height: 1.1rem; margin: .2rem 0 0; accent-color: var(--accent); }
code { font-family: ui-monospace, monospace; font-size: .9em; }
.actions { position: sticky; bottom: 0; display: flex; flex-direction: row-reverse; gap: .75rem; padding: .5rem 0 1rem; background: var(--canvas); }
button { flex: 1; min-height: 44px; padding: 0 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface);
  color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { border-color: transparent; background: var(--accent); color: var(--on); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
li, dd { overflow-wrap: anywhere; }
a { color: var(--link); }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
.field { margin: 0 0 1rem; }
.field label { display: block; padding: 0 0 .25rem; font-weight: 600; }
.field input { width: 100%; height: auto; min-height: 44px; margin: 0; padding: 0 .75rem; border: 1px solid var(--control);
  border-radius: 8px; background: var(--surface); color: inherit; font: inherit; }
.problem { margin: .25rem 0 0; color: var(--problem); }
dd { margin: 0 0 .75rem; }
ul.apps { margin: 0 0 1.25rem; padding: 0; list-style: none; }
ul.apps li { margin: 0 0 .75rem; padding: .75rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
ul.apps .actions { position: static; margin-top: .5rem; padding: 0; background: none; }
`;
// Outside the template below, where a formatter would change the text that is hashed.
const styleElement = raw(`<style>${style}</style>`);
const styleHash = createHash("sha256").update(style).digest("base64");

export type Page = {
  title: string;
  body: Html;
  status?: 200 | 400 | 401 | 403 | 404;
  /** Where forms may lead besides this server; "self" for none. Without it the page has no form. */
  formTarget?: string;
  /** A constant of the page's own, added to the styles of all. */
  ownStyle?: string;
  /** A constant too; it may read this server, and no other script runs. */
  ownScript?: string;
};

/** Sends one of the sandbox's own pages, closed against framing, foreign scripts and opener access. */
export async function sendPage(
  c: Context,
  { title, body, status = 200, formTarget, ownStyle, ownScript }: Page,
): Promise<Response> {
  // Chromium applies form-action to the redirect that answers the form, hence the second source.
  const beyond = formTarget === "self" ? "" : ` ${formTarget ?? ""}`;
  const forms = formTarget === undefined ? "'none'" : `'self'${beyond}`;
  c.header(
    "content-security-policy",
    `default-src 'none'; style-src 'sha256-${styleHash}'${source(ownStyle)};${ownScript === undefined ? "" : ` script-src${source(ownScript)}; connect-src 'self';`} form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
  );
  c.header("cross-origin-opener-policy", "same-origin");
  c.header("cache-control", "no-store");
  c.header("referrer-policy", "same-origin");
  c.header("x-content-type-options", "nosniff");
  c.header("x-frame-options", "DENY");
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styleElement}${ownStyle === undefined ? "" : raw(`<style>${ownStyle}</style>`)}
      </head>
      <body>
        <div class="sign" role="note">
          Sandbox: a simulated provider. No real account is touched.
        </div>
        <main>${body}</main>
        ${ownScript === undefined ? "" : raw(`<script>${ownScript}</script>`)}
      </body>
    </html>`;
  return c.html(document, status);
}

const source = (text: string | undefined): string =>
  text === undefined ? "" : ` 'sha256-${createHash("sha256").update(text).digest("base64")}'`;
