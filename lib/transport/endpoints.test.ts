import { describe, expect, test } from "vitest";
import { operations } from "@/lib/operations";
import { fieldOfParameter, pathParameters, readsQuery, sentFields } from "./endpoint";
import { endpoints } from "./endpoints";
import { unrouted } from "./unrouted";

test("every operation has an address, or a reason why it has none", () => {
  const routed = endpoints.map(({ operation }) => operation.name);
  const listed = [...new Set(routed), ...Object.keys(unrouted)];
  expect(listed.toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

test("no two endpoints answer the same request", () => {
  const requests = endpoints.map(
    ({ method, path, onlyWith = "" }) => `${method} ${path.replace(/\{\w+\}/g, "{}")} ${onlyWith}`,
  );
  expect(requests).toEqual([...new Set(requests)]);
});

test("what only reads is never answered to a method that changes something, but for previews", () => {
  const writing = endpoints.filter(({ method }) => method !== "GET");
  const reading = writing.filter(({ operation }) => operation.kind === "query");
  for (const { method, path } of reading)
    expect([method, path.split("/").at(-1)]).toEqual(["POST", "preview"]);
  expect(
    endpoints.filter(({ method, operation }) => method === "GET" && operation.kind !== "query"),
  ).toEqual([]);
});

describe.each(
  endpoints.map((each) => [`${each.method} ${each.path} ${each.onlyWith ?? ""}`, each] as const),
)("%s", (_name, endpoint) => {
  const { operation, path, whole, onlyWith, names = {} } = endpoint;
  const { shape } = operation.input;

  test("fills fields that its operation has", () => {
    const parameters = pathParameters(path).map((name) => fieldOfParameter(endpoint, name));
    const filled = whole === undefined ? [...parameters, ...Object.values(names)] : [whole];
    for (const field of filled) expect(Object.keys(shape)).toContain(field);
  });

  test("lets everything be sent that its operation takes", () => {
    const sent = sentFields(endpoint);
    const parameters = pathParameters(path).map((name) => fieldOfParameter(endpoint, name));
    const all = [...sent.map(({ field }) => field), ...(whole === undefined ? parameters : [])];
    expect(all.toSorted()).toEqual(Object.keys(shape).toSorted());
    const sentNames = sent.map(({ name }) => name);
    expect(sentNames).toEqual([...new Set(sentNames)]);
    if (onlyWith !== undefined) expect(sentNames).toContain(onlyWith);
    if (onlyWith !== undefined || whole !== undefined) expect(readsQuery(endpoint)).toBe(false);
  });
});
