import { z } from "zod";

const flag = z
  .enum(["0", "1", ""])
  .optional()
  .transform((value) => value === "1");

/** What is empty is not set. */
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const Variables = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z.coerce.number().int().default(3000),
  /** Public origin; redirect URIs and links are built from it, never from the Host header. */
  ALFE_URL: z.url().default("http://127.0.0.1:3000"),
  /** The program's own database role (alfe_app). */
  ALFE_APP_DATABASE_URL: z.string().min(1),
  /** The same role without a pooler between, where a session must stay one: for locks. */
  ALFE_DIRECT_DATABASE_URL: orEmpty(z.string()),
  /** The role of the queue (alfe_jobs); only a process that works it off needs one. */
  ALFE_JOBS_DATABASE_URL: orEmpty(z.string()),
  /** `id:base64[,id:base64…]`, 32 bytes each; the first one seals. */
  ALFE_MASTER_KEYS: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  ALFE_DATA_DIR: z.string().default(".data"),
  ALFE_DEMO: flag,
  ALFE_SANDBOX: flag,
  ALFE_SANDBOX_URL: z.url().optional(),
  /** 0 where only other processes work the queue off (`npm run worker`). */
  ALFE_WORKER: z.enum(["0", "1", ""]).optional(),
  /** `smtp://user:password@host:port` or `smtps://…`; without it nothing is mailed. */
  SMTP_URL: orEmpty(z.url({ protocol: /^smtps?$/ })),
  /** Whom mails are from, e.g. `Alfe <alfe@example.com>`. */
  ALFE_MAIL_FROM: orEmpty(z.string()),
  /** The server's own telephony accounts; organizations may have their own besides. */
  TWILIO_ACCOUNT_SID: orEmpty(z.string()),
  TWILIO_AUTH_TOKEN: orEmpty(z.string()),
  TELNYX_API_KEY: orEmpty(z.string()),
  TELNYX_PUBLIC_KEY: orEmpty(z.string()),
  /** The server's own key of the Brave Search API, for web search. */
  BRAVE_API_KEY: orEmpty(z.string()),
  /** The operator's Stripe account, with which organizations top up; its webhook leads to `<ALFE_URL>/api/stripe/webhook`. */
  ALFE_STRIPE_SECRET_KEY: orEmpty(
    z.string().regex(/^[rs]k_/, "A secret or restricted key of Stripe's"),
  ),
  ALFE_STRIPE_WEBHOOK_SECRET: orEmpty(z.string().startsWith("whsec_")),
  /** US dollars that each organization gets in each month (UTC); none unless set. */
  ALFE_MONTHLY_ALLOWANCE_USD: orEmpty(z.string().regex(/^\d{1,6}(\.\d{1,2})?$/)),
  /** Requests a minute that an agent or a personal token may send; a browser's session half as many. */
  ALFE_RATE_LIMIT: orEmpty(z.coerce.number().int().min(1)).transform((value) => value ?? 1200),
  /** 1 where a proxy stands before the gateway, whose last entry in X-Forwarded-For is believed. */
  ALFE_TRUST_PROXY: flag,
});

const Env = Variables.refine(
  ({ ALFE_STRIPE_SECRET_KEY: key, ALFE_STRIPE_WEBHOOK_SECRET: secret }) =>
    (key === undefined) === (secret === undefined),
  "ALFE_STRIPE_SECRET_KEY and ALFE_STRIPE_WEBHOOK_SECRET go together: without the second nothing that is paid would be credited",
);

export type Env = z.output<typeof Env>;

let parsed: Env | undefined;

/** The environment, checked at its first use (a build has none). */
export function env(): Env {
  parsed ??= Env.parse(process.env);
  return parsed;
}

/** The origin that browsers and providers use for this server. */
export const publicOrigin = () => new URL(env().ALFE_URL).origin;

let sandbox: { origin: string | undefined } | undefined;

/** Where the provider sandbox listens; undefined while it is off. */
export function sandboxOrigin(): string | undefined {
  const { ALFE_SANDBOX: isOn, ALFE_SANDBOX_URL: url } = env();
  sandbox ??= { origin: isOn && url ? new URL(url).origin : undefined };
  return sandbox.origin;
}

/** The server's own OAuth client for a provider: `GITHUB_CLIENT_ID` and `GITHUB_CLIENT_SECRET`. */
export function providerClientFromEnv(
  providerId: string,
): { id: string; secret: string } | undefined {
  const prefix = providerId.toUpperCase().replaceAll("-", "_");
  const id = process.env[`${prefix}_CLIENT_ID`];
  const secret = process.env[`${prefix}_CLIENT_SECRET`];
  return id && secret ? { id, secret } : undefined;
}

/**
 * The server's own accounts, by provider or service: with them things are made for agents or called for them, and
 * the operator pays. Those whose variables are set in part only are left out.
 */
export function serverAccountsFromEnv(): ReadonlyMap<string, Record<string, string>> {
  const {
    TWILIO_ACCOUNT_SID,
    TWILIO_AUTH_TOKEN,
    TELNYX_API_KEY,
    TELNYX_PUBLIC_KEY,
    BRAVE_API_KEY,
  } = env();
  const accounts: Record<string, Record<string, string | undefined>> = {
    twilio: { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN },
    telnyx: { apiKey: TELNYX_API_KEY, publicKey: TELNYX_PUBLIC_KEY },
    brave: { apiKey: BRAVE_API_KEY },
  };
  return new Map(
    Object.entries(accounts).filter((account): account is [string, Record<string, string>] =>
      Object.values(account[1]).every((value) => value !== undefined && value !== ""),
    ),
  );
}

export const serverAccountFromEnv = (id: string): Record<string, string> | undefined =>
  serverAccountsFromEnv().get(id);

/** Where this process shall die (lib/crash-point.ts); never in production. */
export const crashAt = (): string | undefined =>
  process.env.NODE_ENV === "production" ? undefined : process.env.ALFE_CRASH_AT;
