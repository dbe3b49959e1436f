import type { components } from "./generated/openapi";

/** What the server calls a thing of this name in its OpenAPI document. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
