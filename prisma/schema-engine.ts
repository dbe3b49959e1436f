import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";
import { migrationAdapter } from "./migration-adapter";

let started = false;

/**
 * Prisma's schema engine on the connection of a pool: what `prisma migrate` runs, without the
 * binary that it would download.
 */
export async function schemaEngine(
  pool: pg.Pool,
  onFailure: (cause: unknown) => void,
): Promise<bindings.SchemaEngine> {
  if (!started) start();
  started = true;
  const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool, onFailure));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

function start(): void {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const wasm = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  // The published types describe the engine, not how it is loaded.
  const loader = bindings as unknown as { __wbg_set_wasm: (wasm: WebAssembly.Exports) => void };
  loader.__wbg_set_wasm(exports);
  (exports as { __wbindgen_start: () => void }).__wbindgen_start();
}
