import type { Context, Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { readBraveCaller } from "./caller";
import { findPages } from "./find-pages";
import { presentPage } from "./present";
import { BraveProblem } from "./problem";
import { readQuery } from "./read-query";

/** The Brave Search API, as far as searching the web goes. */
export function mountBrave(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const host = "/api.search.brave.com";
  app.get(`${host}/res/v1/web/search`, (c) => answer(c, () => search(sandbox, c)));
  app.all(`${host}/*`, (c) =>
    answer(c, () => {
      readBraveCaller(sandbox, c);
      throw new BraveProblem(404, "NOT_FOUND", "Not Found");
    }),
  );
}

function search(sandbox: Sandbox, c: Context): object {
  readBraveCaller(sandbox, c);
  const wanted = readQuery(c.req.query());
  const found = findPages(sandbox.store.state.brave.pages, wanted);
  const begin = wanted.offset * wanted.count;
  const shown = found.slice(begin, begin + wanted.count);
  const isMore = found.length > begin + wanted.count;
  return {
    type: "search",
    query: {
      original: wanted.q,
      show_strict_warning: false,
      country: wanted.country === "" ? "us" : wanted.country.toLowerCase(),
      bad_results: false,
      should_fallback: false,
      more_results_available: isMore,
    },
    // Where nothing is found, this part is missing altogether.
    ...(shown.length > 0 && {
      web: {
        type: "search",
        results: shown.map((page) => presentPage(page, wanted)),
        family_friendly: true,
      },
    }),
  };
}

function answer(c: Context, run: () => object): Response {
  c.header("x-ratelimit-limit", "50, 0");
  c.header("x-ratelimit-policy", "50;w=1, 0;w=2592000");
  c.header("x-ratelimit-remaining", "49, 0");
  c.header("x-ratelimit-reset", "1, 0");
  try {
    return c.json(run());
  } catch (error) {
    if (!(error instanceof BraveProblem)) throw error;
    return c.json(error.toBody(), error.status);
  }
}
