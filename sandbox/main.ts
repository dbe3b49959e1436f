import { parseArgs } from "node:util";
import { startSandbox } from "./server";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3001" },
    "redirect-origin": { type: "string", default: "http://127.0.0.1:3000" },
    state: { type: "string" },
    "with-parent": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
const redirectOrigin = URL.canParse(values["redirect-origin"])
  ? new URL(values["redirect-origin"]).origin
  : undefined;
if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`Not a port: ${values.port}`);
if (redirectOrigin === undefined) fail(`Not an origin: ${values["redirect-origin"]}`);

const sandbox = await startSandbox({ port, redirectOrigin, statePath: values.state }).catch(
  (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
);
console.log(`sandbox: listening on ${sandbox.url}`);

let isClosing = false;
function stop(): void {
  if (isClosing) return;
  isClosing = true;
  void sandbox.close().then(() => process.exit(0));
}
process.on("SIGTERM", stop).on("SIGINT", stop);
if (values["with-parent"]) {
  if (process.channel === undefined) process.stdin.on("end", stop).on("close", stop).resume();
  else process.on("disconnect", stop);
}

function fail(message: string): never {
  console.error(`sandbox: ${message}`);
  process.exit(1);
}
