import { AppError, type FieldError, invalidField } from "@/lib/errors";
import { type Endpoint, fieldOfParameter, readsQuery, sentFields } from "./endpoint";
import { isList, toFieldValue } from "./query-input";

/** What a request gave for an endpoint. */
export type Given = {
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Undefined where none was sent. */
  body: Readonly<Record<string, unknown>> | undefined;
};

/** Parameters of a query that are about the request, and no field of any input. */
const ofTheRequest = ["organization"];

/** The operation's input from a request. Everything unknown goes along, for the schema to refuse. */
export function toInput(endpoint: Endpoint, given: Given): Record<string, unknown> {
  const fromPath = Object.fromEntries(
    Object.entries(given.parameters).map(([name, text]) => [
      fieldOfParameter(endpoint, name),
      text,
    ]),
  );
  if (readsQuery(endpoint)) return { ...fromQuery(endpoint, given), ...fromPath };
  const [unknown] = namesIn(given.query);
  if (unknown !== undefined) throw invalidField(unknown, "Send this in the body.");
  return fromBody(endpoint, given.body ?? {}, fromPath);
}

function fromQuery(endpoint: Endpoint, { query, body }: Given): Record<string, unknown> {
  const [sent] = Object.keys(body ?? {});
  if (sent !== undefined) throw invalidField(sent, "Send this in the query.");
  const names = namesIn(query);
  if (names.length === 0) return {};
  const { shape } = endpoint.operation.input;
  const fields = new Map(sentFields(endpoint).map(({ name, field }) => [name, field]));
  return Object.fromEntries(
    names.map((name) => {
      const texts = query.getAll(name);
      const field = fields.get(name);
      if (field === undefined) throw invalidField(name, "This parameter is not known here.");
      if (texts.length > 1 && !isList(shape[field]))
        throw invalidField(name, "Give this parameter once.");
      return [field, toFieldValue(shape[field], texts)];
    }),
  );
}

function fromBody(
  endpoint: Endpoint,
  body: Readonly<Record<string, unknown>>,
  fromPath: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { whole } = endpoint;
  if (whole !== undefined) return { [whole]: { ...body, ...fromPath } };
  const fields = new Map(sentFields(endpoint).map(({ name, field }) => [name, field]));
  const entries = Object.entries(body).map(([name, value]) => {
    const field = fields.get(name);
    // Under the name that the field has inside it is as unknown as any other.
    if (
      field === undefined &&
      (Object.hasOwn(endpoint.operation.input.shape, name) || Object.hasOwn(fromPath, name))
    )
      throw invalidField(name, "This property is not known here.");
    return [field ?? name, value] as const;
  });
  return { ...Object.fromEntries(entries), ...fromPath };
}

const namesIn = (query: URLSearchParams): string[] =>
  [...new Set(query.keys())].filter((name) => !ofTheRequest.includes(name));

/** Names the fields of a failure as the request did. */
export function toRequestNames(endpoint: Endpoint, error: unknown): unknown {
  if (!(error instanceof AppError) || error.fields.length === 0) return error;
  const called = new Map(sentFields(endpoint).map(({ name, field }) => [field, name]));
  const rename = ({ pointer, detail }: FieldError): FieldError => {
    const [, field = "", ...rest] = pointer.split("/");
    const name = field === endpoint.whole ? [] : [called.get(field) ?? field];
    return { pointer: ["", ...name, ...rest].join("/"), detail };
  };
  const { kind, message, cause, retryAfterSeconds } = error;
  return new AppError(kind, message, {
    cause,
    fields: error.fields.map(rename),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}
