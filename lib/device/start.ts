import { randomBytes } from "node:crypto";
import { z } from "zod";
import { directory } from "@/lib/db";
import { parse } from "@/lib/errors";
import { countTries } from "@/lib/rate-limits/tries";
import { hashToken } from "@/lib/vault/token";
import { deviceLifetimeMs } from "./authorization";
import { hashUserCode, mintUserCode } from "./user-code";

/** Anybody may start one, and each is a row: not without end. */
const starts = countTries("device_start", 30);

const StartInput = z.object({
  clientName: z
    .string()
    // What is shown to a person must not be able to turn the line around or hide a part of it.
    .transform((name) => name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim())
    .pipe(z.string().min(1, "Say what asks.").max(80, "Use 80 characters at most.")),
});

/** What a terminal is told: what it keeps, and what it shows. */
export type StartedDevice = { deviceCode: string; userCode: string };

/** A terminal asks to act as whoever approves it within ten minutes. */
export async function startDevice(rawInput: unknown, address: string): Promise<StartedDevice> {
  const { clientName } = parse(StartInput, rawInput);
  await starts.count(address);
  const deviceCode = `alfe_dc_${randomBytes(32).toString("base64url")}`;
  const userCode = mintUserCode();
  await directory().deviceAuthorization.create({
    data: {
      deviceCodeHash: hashToken(deviceCode),
      userCodeHash: await hashUserCode(userCode),
      clientName,
      address,
      expiresAt: new Date(Date.now() + deviceLifetimeMs),
    },
    select: { expiresAt: true },
  });
  return { deviceCode, userCode };
}
