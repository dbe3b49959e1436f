import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { Refusal } from "../refusal";

const debian = "/usr/bin/chromium";

/** The browser that Playwright installed, else Debian's, which root gets installed. */
export async function findChromium(): Promise<string> {
  for (const candidate of [chromium.executablePath(), debian]) {
    if (existsSync(candidate)) return candidate;
  }
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) await installFromDebian();
  if (existsSync(debian)) return debian;
  throw new Refusal(
    "There is no Chromium: run `npx playwright install chromium`, or install the package chromium.",
  );
}

async function installFromDebian(): Promise<void> {
  const run = (...args: string[]) =>
    promisify(execFile)("apt-get", args, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      maxBuffer: 64 * 1024 * 1024,
    });
  try {
    await run("update");
    await run("install", "-y", "--no-install-recommends", "chromium");
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new Refusal(
      `Debian's package chromium could not be installed: ${stderr ?? String(cause)}`,
      {
        cause,
      },
    );
  }
}
