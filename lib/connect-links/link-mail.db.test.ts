import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createConnectLink } from "./create";
import { listConnectLinks } from "./list";

let mailServer: MailServer;
let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  mailServer = await startMailServer();
  // Before anything reads the environment.
  vi.stubEnv("SMTP_URL", mailServer.url);
  sandbox = await startOwnSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await mailServer.stop();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  tree = await createTree();
  await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration: "github" });
});

const send = (email: string) =>
  execute(createConnectLink, tree.owner, {
    nodeId: tree.agent.id,
    integration: "github",
    days: 1,
    note: "For the releases",
    to: { email },
  });

/** The text part of a mail, in which long lines are broken with "=". */
const textOf = (source: string) => source.replaceAll(/=\r\n/g, "").replaceAll("=3D", "=");

test("a link is mailed to its address, saying who asks for what and until when", async () => {
  const { url, mailed } = await send("ops@elsewhere.test");
  expect(mailed).toBe(true);
  const [mail] = mailServer.mails.splice(0);
  expect(mail?.to).toBe("ops@elsewhere.test");
  const text = textOf(mail?.source ?? "");
  expect(text).toContain("Subject: owner asks you to connect GitHub");
  expect(text).toContain("owner asks you to connect a GitHub account for scout");
  expect(text).toContain("They write: For the releases");
  expect(text).toContain("works once, for ops@elsewhere.test only, until");
  expect(text).toContain(url);
});

test("a link that could not be mailed is there all the same, and says so", async () => {
  mailServer.refuseWith("451 not now");
  const { link, mailed } = await send("ops@elsewhere.test");
  mailServer.refuseWith(undefined);
  expect(mailed).toBe(false);
  expect(mailServer.mails).toEqual([]);
  const { links } = await execute(listConnectLinks, tree.owner, {});
  expect(links).toMatchObject([{ id: link.id, state: "sent" }]);
});

test("a link that was refused is not mailed", async () => {
  await expect(
    execute(createConnectLink, tree.owner, {
      nodeId: tree.agent.id,
      integration: "notion",
      days: 1,
      to: { email: "ops@elsewhere.test" },
    }),
  ).rejects.toMatchObject({ kind: "conflict" });
  expect(mailServer.mails).toEqual([]);
});
