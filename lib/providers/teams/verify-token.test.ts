import { createRequire } from "node:module";
import path from "node:path";
import { authorizeJWT } from "@microsoft/agents-hosting";
import fc from "fast-check";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyToken } from "./verify-token";

const appId = "11111111-2222-4333-8444-555555555555";
const tenantId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const otherTenant = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const microsoftTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

const botKeysUrl = "https://login.botframework.com/v1/.well-known/keys";
const entraKeysUrl = `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`;

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
type KeyName = "bot" | "entra" | "stranger";

let pairs: Record<KeyName, Pair>;
const published = new Map<string, { keys: JWK[] }>();

const fetchKeys = (url: string): Promise<unknown> => {
  const keys = published.get(url);
  return keys ? Promise.resolve(keys) : Promise.reject(new Error(`No keys at ${url}`));
};

type VendorsKeys = (url: string) => { options: { fetcher?: (url: string) => Promise<unknown> } };

beforeAll(async () => {
  const make = () => generateKeyPair("RS256", { extractable: true });
  pairs = { bot: await make(), entra: await make(), stranger: await make() };
  const jwk = async (name: KeyName, more: object = {}) => ({
    ...(await exportJWK(pairs[name].publicKey)),
    kid: name,
    use: "sig",
    ...more,
  });
  published.set(botKeysUrl, { keys: [await jwk("bot", { endorsements: ["msteams"] })] });
  published.set(entraKeysUrl, { keys: [await jwk("entra")] });
  // The vendor's own verifier asks for keys over the network; everything else in it runs as it is.
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@microsoft/agents-hosting"));
  const vendor = require(path.join(folder, "auth/jwt-middleware.js")) as {
    getJwksClient: VendorsKeys;
  };
  for (const url of [botKeysUrl, entraKeysUrl])
    vendor.getJwksClient(url).options.fetcher = fetchKeys;
});

type Wanted = {
  iss?: string;
  aud?: string | string[];
  tid?: string;
  key?: KeyName;
  kid?: string;
  /** Seconds from now. */
  exp?: number;
  nbf?: number;
  more?: JWTPayload;
};

const botFramework = "https://api.botframework.com";
const v1 = (tenant: string) => `https://sts.windows.net/${tenant}/`;
const v2 = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;

function mint({ key = "bot", kid = key, ...wanted }: Wanted = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { iss = botFramework, aud = appId, tid, exp = 3600, nbf = -10, more } = wanted;
  const claims = { iss, aud, ...(tid && { tid }), exp: now + exp, nbf: now + nbf, ...more };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .sign(pairs[key].privateKey);
}

const expected = { appId, tenantId, fetchKeys };
const ours = async (token: string): Promise<boolean> =>
  typeof (await verifyToken(`Bearer ${token}`, expected)) === "object";

/** What Microsoft's own middleware for bots says. */
async function vendors(token: string): Promise<boolean> {
  const connection = {
    clientId: appId,
    tenantId,
    authority: "https://login.microsoftonline.com",
    validateIssuer: true,
  };
  const config = { ...connection, connections: new Map([["own", connection]]) };
  const middleware = authorizeJWT(config);
  return new Promise((resolve) => {
    const request = { method: "POST", headers: { authorization: `Bearer ${token}` } };
    const response = { status: () => ({ send: () => resolve(false) }) };
    void middleware(request, response as never, () => {
      resolve(true);
    });
  });
}

describe("a token of Teams", () => {
  test("is taken from the bot service, from Microsoft's tenants and from the bot's own", async () => {
    const good: Wanted[] = [
      {},
      { iss: v1(microsoftTenant), tid: microsoftTenant, key: "entra" },
      { iss: v2(microsoftTenant), tid: microsoftTenant, key: "entra" },
      { iss: v1(tenantId), tid: tenantId, key: "entra" },
      { iss: v2(tenantId), tid: tenantId.toUpperCase(), key: "entra" },
      { aud: [appId, "https://other.example"] },
      { exp: -100 },
    ];
    for (const wanted of good) {
      const token = await mint(wanted);
      expect(await ours(token), JSON.stringify(wanted)).toBe(true);
      expect(await vendors(token), JSON.stringify(wanted)).toBe(true);
    }
  });

  test("for another bot, over, not begun yet, or of another tenant is refused", async () => {
    const bad: Wanted[] = [
      { aud: "11111111-2222-4333-8444-555555555556" },
      { aud: botFramework },
      { aud: [] },
      { exp: -3600 },
      { nbf: 3600 },
      { iss: v2(otherTenant), tid: otherTenant, key: "entra" },
      { iss: v1(otherTenant), tid: tenantId, key: "entra" },
      // The keys are the same for all tenants: only `tid` tells whose token it is.
      { iss: v2(tenantId), tid: otherTenant, key: "entra" },
      { iss: v1(microsoftTenant), tid: tenantId, key: "entra" },
      { iss: `${botFramework}.evil.example` },
      { iss: "" },
    ];
    for (const wanted of bad) {
      const token = await mint(wanted);
      expect(await ours(token), JSON.stringify(wanted)).toBe(false);
      expect(await vendors(token), JSON.stringify(wanted)).toBe(false);
    }
  });

  test("signed by a stranger, or by the key of another issuer, is refused", async () => {
    const bad: Wanted[] = [
      { key: "stranger" },
      { key: "stranger", kid: "bot" },
      { key: "entra" },
      { key: "entra", kid: "bot" },
      { iss: v2(tenantId), tid: tenantId, key: "bot" },
      { iss: v2(tenantId), tid: tenantId, key: "bot", kid: "entra" },
    ];
    for (const wanted of bad) {
      const token = await mint(wanted);
      expect(await ours(token), JSON.stringify(wanted)).toBe(false);
      expect(await vendors(token), JSON.stringify(wanted)).toBe(false);
    }
  });

  test("without a signature, or signed with the public key as a password, is refused", async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: botFramework, aud: appId, exp: now + 3600, nbf: now - 10 };
    const secret = new TextEncoder().encode(await exportSPKI(pairs.bot.publicKey));
    const symmetric = (header: object) =>
      new SignJWT(claims).setProtectedHeader({ alg: "HS256", ...header }).sign(secret);
    const evil = [
      new UnsecuredJWT(claims).encode(),
      await symmetric({ kid: "bot" }),
      await symmetric({}),
      (await mint()).replace(/\.[^.]*$/, "."),
      (await mint()).replace(/\.[^.]*$/, ""),
    ];
    for (const token of evil) {
      expect(await ours(token)).toBe(false);
      expect(await vendors(token)).toBe(false);
    }
  });

  test("is refused without a time at which it ends, or without the tenant it is of", async () => {
    const claims = { iss: botFramework, aud: appId };
    const endless = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "bot" })
      .sign(pairs.bot.privateKey);
    expect(await ours(endless)).toBe(false);
    expect(await ours(await mint({ iss: v2(tenantId), key: "entra" }))).toBe(false);
  });

  test("is refused when a key of the bot service signed it that is not for Teams", async () => {
    const [key] = published.get(botKeysUrl)?.keys ?? [];
    const other = { keys: [{ ...key, endorsements: ["skype"] }] };
    const said = await verifyToken(`Bearer ${await mint()}`, {
      ...expected,
      fetchKeys: () => Promise.resolve(other),
    });
    expect(said).toBe("a key that is not for Teams");
  });

  test("is judged as Microsoft's own middleware judges it, whatever its claims", async () => {
    const tenants = [tenantId, otherTenant, microsoftTenant];
    const issuers = [botFramework, ...tenants.flatMap((each) => [v1(each), v2(each)])];
    const wanted = fc.record({
      iss: fc.constantFrom(...issuers, botFramework.toUpperCase(), "https://evil.example/", "x"),
      aud: fc.constantFrom(appId, otherTenant, [appId, "x"], ["x"]),
      tid: fc.constantFrom(...tenants, tenantId.toUpperCase()),
      key: fc.constantFrom<KeyName>("bot", "entra", "stranger"),
      kid: fc.constantFrom("bot", "entra", "stranger", "none"),
      exp: fc.constantFrom(-4000, -400, -200, 3600),
      nbf: fc.constantFrom(-4000, -10, 200, 400),
      more: fc.dictionary(fc.constantFrom("serviceurl", "appid", "ver", "roles"), fc.string()),
    });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(wanted, async (claims) => {
        const token = await mint(claims);
        const judged = await ours(token);
        if (judged) taken += 1;
        expect(judged).toBe(await vendors(token));
      }),
      {
        numRuns: 400,
        examples: [
          [
            {
              iss: v2(tenantId),
              aud: appId,
              tid: tenantId,
              key: "entra",
              kid: "entra",
              exp: 3600,
              nbf: -10,
              more: {},
            },
          ],
        ],
      },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test("with one letter changed anywhere is refused", async () => {
    const token = await mint();
    for (let at = 0; at < token.length - 1; at += 7) {
      const letter = token[at] === "A" ? "B" : "A";
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      if (token[at] !== ".") expect(await ours(changed), String(at)).toBe(false);
    }
  });
});

test("what is no bearer token at all is refused without asking for keys", async () => {
  const silent = { ...expected, fetchKeys: () => Promise.reject(new Error("asked for keys")) };
  for (const header of [null, "", "Bearer", "Bearer  x", "Basic abc", "Bearer a.b.c", "Bearer {}"])
    expect(typeof (await verifyToken(header, silent))).toBe("string");
});

test("a new key is asked for once, and nothing is refused while keys cannot be had", async () => {
  const token = await mint();
  const asked: number[] = [];
  const late = (_url: string, ttlMs: number) => {
    asked.push(ttlMs);
    return Promise.resolve(asked.length === 1 ? { keys: [] } : published.get(botKeysUrl));
  };
  expect(typeof (await verifyToken(`Bearer ${token}`, { ...expected, fetchKeys: late }))).toBe(
    "object",
  );
  expect(asked).toEqual([6 * 3_600_000, 60_000]);
  const down = { ...expected, fetchKeys: () => Promise.reject(new Error("down")) };
  await expect(verifyToken(`Bearer ${token}`, down)).rejects.toThrow("down");
});
