import type { OpenApiOperation } from "./openapi-operation";
import type { Parameter } from "./openapi-parameters";
import { schemaHtml, typeHtml } from "./reference-schema";
import { escapeHtml, inlineHtml } from "./reference-text";

const places = { path: "In the path", query: "In the query", header: "Headers" } as const;

/** What is sent beside the body, by where it stands. */
export const parametersHtml = (parameters: readonly Parameter[]): string =>
  (["path", "query", "header"] as const)
    .map((place) => ({ place, found: parameters.filter((parameter) => parameter.in === place) }))
    .filter(({ found }) => found.length > 0)
    .map(
      ({ place, found }) =>
        `<h4>${places[place]}</h4><dl>${found.map(parameterHtml).join("")}</dl>`,
    )
    .join("");

const parameterHtml = ({ name, required, description, schema }: Parameter): string =>
  `<dt><code>${escapeHtml(name)}</code> <span class="type">${typeHtml(schema)}${required ? "" : ", optional"}</span></dt>${
    description ? `<dd>${inlineHtml(description)}</dd>` : ""
  }`;

export function bodyHtml({ requestBody }: OpenApiOperation): string {
  if (!requestBody) return "";
  const bodies = Object.entries(requestBody.content);
  return bodies
    .map(
      ([type, { schema }]) =>
        `<h4>Body <span class="type">${escapeHtml(type)}${requestBody.required ? "" : ", optional"}</span></h4>${schemaHtml(schema)}`,
    )
    .join("");
}

/** What is answered when all is well, and which problems there may be instead. */
export function responseHtml({ responses }: OpenApiOperation): string {
  const entries = Object.entries(responses);
  const good = entries.flatMap(([status, response]) =>
    "$ref" in response ? [] : [{ status, ...response }],
  );
  const bad = entries.flatMap(([status, response]) => ("$ref" in response ? [status] : []));
  const answers = good.map(({ status, description, content = {} }) => {
    const bodies = Object.values(content).map(({ schema }) =>
      schema.$ref === undefined ? schemaHtml(schema) : `<p>${typeHtml(schema)}</p>`,
    );
    return `<h4>${escapeHtml(status)} <span class="type">${inlineHtml(description)}</span></h4>${bodies.join("")}`;
  });
  const problems =
    bad.length > 0
      ? `<h4>Problems</h4><p class="muted">${bad.join(", ")}: <a href="#schema-Problem">Problem</a></p>`
      : "";
  return answers.join("") + problems;
}
