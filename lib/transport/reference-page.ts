import type { OpenApi } from "./openapi";
import type { OpenApiOperation } from "./openapi-operation";
import { bodyHtml, parametersHtml, responseHtml } from "./reference-parts";
import { schemaHtml } from "./reference-schema";
import { escapeHtml, textHtml } from "./reference-text";

/** Colours are the browser's own, so that the page is light or dark as the reader has it. */
export const referenceStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); --muted: color-mix(in srgb, CanvasText 68%, Canvas); --sunken: color-mix(in srgb, CanvasText 5%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.55 system-ui, sans-serif; background: Canvas; color: CanvasText; }
.page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 78rem; margin: 0 auto; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem; border-right: 1px solid var(--line); font-size: 13px; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav a { display: block; padding: 0.125rem 0; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { text-decoration: underline; }
main { padding: 1.5rem 2rem 6rem; min-width: 0; }
h1 { margin: 0; font-size: 1.75rem; } h2 { margin: 3rem 0 0.25rem; font-size: 1.25rem; } h3 { margin: 0; font-size: 1rem; } h4 { margin: 1rem 0 0.25rem; font-size: 0.8125rem; color: var(--muted); }
section.operation { margin-top: 1.25rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; scroll-margin-top: 1rem; }
code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { overflow-x: auto; padding: 0.75rem; background: var(--sunken); border-radius: 6px; }
.address { overflow-wrap: anywhere; } .method { font-weight: 700; }
.muted { color: var(--muted); } .type { color: var(--muted); font-size: 13px; }
dl { margin: 0; } dt { margin-top: 0.5rem; } dd { margin: 0 0 0 1rem; }
details > summary { cursor: pointer; color: var(--muted); font-size: 13px; }
details > :not(summary) { margin-left: 1rem; }
a { color: LinkText; } :target { outline: 2px solid Highlight; }
@media (max-width: 48rem) { .page { display: block; } nav { position: static; height: auto; border-right: 0; } main { padding: 1rem; } }
`;

/** The document as a page that needs nothing but itself. */
export function referencePage(api: OpenApi): string {
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = api.tags.map((tag) => ({
    ...tag,
    routes: all.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const { title, summary, description } = api.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>REST API – ${escapeHtml(title)}</title>
<style>${referenceStyle}</style>
</head>
<body>
<div class="page">
<nav aria-label="Contents">
${groups.map(contentsHtml).join("\n")}
<p><a href="#schemas"><strong>Schemas</strong></a></p>
</nav>
<main>
<h1>REST API</h1>
<p class="muted">${escapeHtml(summary)} <a href="openapi.json">OpenAPI document</a></p>
${textHtml(description)}
${groups.map(groupHtml).join("\n")}
<h2 id="schemas">Schemas</h2>
${Object.entries(api.components.schemas)
  .map(
    ([name, schema]) =>
      `<section class="operation" id="schema-${name}"><h3>${name}</h3>${schemaHtml(schema)}</section>`,
  )
  .join("\n")}
</main>
</div>
</body>
</html>
`;
}

type Route = { path: string; method: string; operation: OpenApiOperation };
type Group = { name: string; description: string; routes: Route[] };

const contentsHtml = ({ name, routes }: Group): string =>
  `<strong>${escapeHtml(name)}</strong><ul>${routes
    .map(
      ({ path, method, operation }) =>
        `<li><a href="#${operation.operationId}"><span class="muted">${method.toUpperCase()}</span> ${escapeHtml(path)}</a></li>`,
    )
    .join("")}</ul>`;

const groupHtml = ({ name, description, routes }: Group): string =>
  `<h2>${escapeHtml(name)}</h2><p class="muted">${escapeHtml(description)}</p>${routes.map(routeHtml).join("\n")}`;

const routeHtml = ({ path, method, operation }: Route): string =>
  `<section class="operation" id="${operation.operationId}">
<h3 class="address"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary)}</p>
${operation.description ? textHtml(operation.description) : ""}
${parametersHtml(operation.parameters ?? [])}
${bodyHtml(operation)}
${responseHtml(operation)}
</section>`;
