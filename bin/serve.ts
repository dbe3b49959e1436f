import path from "node:path";
import { ensureBuilt } from "./build";
import { type Child, waitUntilServing } from "./child";
import { startDashboard } from "./dashboard";
import { tryHold } from "./exclusive.mjs";
import { Refusal } from "./refusal";
import { startSandbox } from "./sandbox";
import { prepareDataDirectory } from "./serve/data-directory";
import { demoAccounts } from "./serve/demo-accounts";
import { programEnvironment } from "./serve/environment";
import { checkDatabase, openDatabase, updateDatabase } from "./serve/open-database";
import { requirePort, sandboxPort } from "./serve/port";
import { endLeftovers, readRunRecord, removeRunRecord, writeRunRecord } from "./serve/run-record";
import { demoSecrets, requireSecrets } from "./serve/secrets";
import { loadEnvironmentFile, readSettings, type Settings } from "./serve/settings";
import { Shutdown } from "./serve/shutdown";
import { seconds, step } from "./step.mjs";

/** How long open requests may take when we stop. */
const graceMs = 10_000;

async function serve(shutdown: Shutdown): Promise<void> {
  const started = Date.now() - process.uptime() * 1000;
  loadEnvironmentFile();
  const settings = readSettings();
  const { demo, dataDir, host, port, origin } = settings;
  await claim(settings);
  const secrets = demo ? demoSecrets(dataDir) : requireSecrets();
  await requirePort("PORT", host, port);
  await checkDatabase(settings);

  const children: Child[] = [];
  const launch = <Started extends Child>(child: Started): Started => {
    children.push(child);
    writeRunRecord(dataDir, origin, children);
    shutdown.add((mode) => child.stop(mode === "orderly" ? graceMs : 0));
    return child;
  };
  writeRunRecord(dataDir, origin, children);
  shutdown.add(async () => removeRunRecord(dataDir));

  await step("3/8", "Build", async (say) => {
    if ((await ensureBuilt()) === "up to date") say("up to date");
  });
  const ownerUrl = await step("4/8", "Database", async (say) => {
    const opening = openDatabase(settings, say);
    shutdown.add(async (mode) => {
      // Where it did not open, that has been told already.
      const opened = await opening.catch(() => undefined);
      await opened?.embedded?.stop(mode === "orderly" ? "fast" : "immediate");
    });
    return (await opening).ownerUrl;
  });
  const databaseUrls = await step("5/8", "Migrations", (say) =>
    updateDatabase(settings, ownerUrl, secrets.masterKeys, say),
  );
  const sandboxUrl = await step("6/8", "Provider sandbox", async (say) => {
    if (!settings.sandbox) {
      say("off");
      return undefined;
    }
    const sandbox = launch(
      startSandbox({
        port: await sandboxPort(settings.sandboxPort, port + 1),
        redirectOrigin: origin,
        state: path.join(dataDir, "sandbox.json"),
      }),
    );
    await sandbox.ready;
    return sandbox.url;
  });
  const env = programEnvironment(settings, secrets, databaseUrls, sandboxUrl);
  // Only now: the program's own modules read their environment when they are first used.
  Object.assign(process.env, env);
  await step("7/8", "Demo data", async (say) => {
    if (!demo || !sandboxUrl) {
      say(demo ? "off, since the sandbox is" : "off");
      return;
    }
    const { seedDemo } = await import("@/prisma/seed");
    await seedDemo({ url: origin, sandboxUrl, dataDir });
  });
  await step("8/8", "Dashboard", async () => {
    let output: string | undefined = "";
    const dashboard = launch(
      startDashboard({
        host,
        port,
        env,
        onOutput: (text) => {
          if (output === undefined) process.stdout.write(text);
          else output += text;
        },
      }),
    );
    const health = `http://127.0.0.1:${String(port)}/api/health`;
    await waitUntilServing(dashboard, health, () => output ?? "");
    output = undefined;
  });

  for (const { name, ended } of children) {
    void ended.then(() => {
      if (!shutdown.hasBegun) fail(shutdown, new Refusal(`The ${name} ended unexpectedly.`));
    });
  }
  console.log(`\nAlfe Integrations runs at ${origin} (after ${seconds(Date.now() - started)})`);
  const accounts = demo ? demoAccounts(dataDir) : [];
  if (accounts.length > 0) console.log(["\nSign in with", ...accounts].join("\n"));
  else await tellHowToSetUp(origin);
  if (sandboxUrl) console.log(`\nThe provider sandbox is at ${sandboxUrl}`);
  console.log("\nCtrl-C stops everything.\n");
}

/** Makes this the one start of the data directory, and ends what a killed one left. */
async function claim({ dataDir }: Settings): Promise<void> {
  prepareDataDirectory(dataDir);
  if (!(await tryHold("serve", dataDir))) {
    const address = readRunRecord(dataDir)?.address;
    throw new Refusal(
      address
        ? `It already runs at ${address}.`
        : "It is being started already, by another process.",
    );
  }
  await endLeftovers(dataDir);
}

async function tellHowToSetUp(origin: string): Promise<void> {
  const { createSetupCode } = await import("@/lib/setup/create-setup-code");
  const code = await createSetupCode();
  if (!code) return;
  console.log(
    `\nThis server is empty. Set it up at ${origin}/setup with the code\n  ${code}\nwithin 24 hours; the next start makes a new one.`,
  );
}

function fail(shutdown: Shutdown, error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error);
  void shutdown.run(1);
}

const shutdown = new Shutdown();
await serve(shutdown).catch((error: unknown) => {
  // Once the end has begun, the parts that are still starting fail; that is no news.
  if (!shutdown.hasBegun) fail(shutdown, error);
});
