import { Refusal } from "../bin/refusal";

/** Each measures something of ours beside something bare, in one run. */
const benchmarks: Record<string, () => Promise<void>> = {
  api: async () => (await import("./api")).benchApi(),
  credits: async () => (await import("./credits")).benchCredits(),
  inbound: async () => (await import("./inbound")).benchInbound(),
  vault: async () => (await import("./vault")).benchVault(),
};

const [name = ""] = process.argv.slice(2);
const run = benchmarks[name];
try {
  if (!run) throw new Refusal(`Usage: npm run bench -- ${Object.keys(benchmarks).join("|")}`);
  await run();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
process.exit(0);
