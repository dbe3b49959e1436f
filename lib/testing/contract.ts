import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { openApi } from "@/lib/transport/openapi";

type Answer = { status: number; headers: Headers; body: unknown };

/** Which operations were answered with success in this process: names of the OpenAPI document. */
export const answered = new Set<string>();

const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The document as one schema, so that its references lead where they say. */
function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ajv.addSchema(openApi(), "openapi");
  return ajv;
}

let ajv: Ajv2020 | undefined;
const compiled = new Map<string, ValidateFunction>();

function checkOf(place: string): ValidateFunction {
  const known = compiled.get(place);
  if (known) return known;
  ajv ??= validator();
  const check = ajv.compile({ $ref: `openapi#${encodeURI(place)}` });
  compiled.set(place, check);
  return check;
}

/** The path of the document that an address is at; the one with the fewest parameters where several are. */
function templateOf(pathname: string): string | undefined {
  const segments = pathname.replace(/^\/api\/v1/, "").split("/");
  return Object.keys(openApi().paths)
    .filter((template) => {
      const parts = template.split("/");
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith("{") || part === segments[index])
      );
    })
    .toSorted((a, b) => a.split("{").length - b.split("{").length)[0];
}

/** Throws where an answer of the REST API is not what its OpenAPI document says. */
export function assertContract(method: string, url: URL, { status, headers, body }: Answer): void {
  if (!url.pathname.startsWith("/api/v1/")) return;
  const template = templateOf(url.pathname);
  const operation = template && openApi().paths[template]?.[method.toLowerCase()];
  // An address or method that is not there has nothing to keep to but the form of problems.
  if (!template || !operation) return;
  const fault = (what: string): Error =>
    new Error(`${method} ${template} answered ${status}: ${what}`);
  if (!headers.has("x-request-id")) throw fault("no X-Request-Id");
  if (status === 304) return;
  if (!(String(status) in operation.responses)) throw fault("a status that is not described");
  const type = (headers.get("content-type") ?? "").split(";")[0] ?? "";
  const place =
    status < 400
      ? pointer(
          ...["paths", template, method.toLowerCase(), "responses", String(status)],
          ...["content", type, "schema"],
        )
      : pointer("components", "schemas", "Problem");
  if (status >= 400 && type !== "application/problem+json") throw fault(`its type is ${type}`);
  const check = checkOf(place);
  if (!check(body)) throw fault(JSON.stringify(check.errors?.slice(0, 5), null, 2));
  if (status < 400) answered.add(operation.operationId);
}
