import { randomBytes } from "node:crypto";

/** Whose it is: an agent's key, a person's token, or that of a program that reports what agents use. */
export type TokenKind = "agent" | "person" | "program";

const beginnings: Readonly<Record<TokenKind, string>> = {
  agent: "alfe_ag_",
  person: "alfe_pt_",
  program: "alfe_sv_",
};

const kinds: readonly TokenKind[] = ["agent", "person", "program"];

const secretLength = 43;
const organizationLength = 22;
const shape = new RegExp(
  `^alfe_(?:ag|pt|sv)_[\\w-]{${String(secretLength + organizationLength)}}$`,
);

/**
 * A secret of 256 random bits that names its organization at its end, so that it can be looked up under
 * that organization's row-level security: `alfe_ag_<43 characters><22 characters>`.
 */
export function mintKey(
  kind: TokenKind,
  organizationId: string,
): { token: string; prefix: string } {
  const organization = Buffer.from(organizationId.replaceAll("-", ""), "hex").toString("base64url");
  const token = beginnings[kind] + randomBytes(32).toString("base64url") + organization;
  return { token, prefix: token.slice(0, beginnings[kind].length + 4) };
}

/** What a token says about itself; undefined for what is none. */
export function parseKey(token: string): { kind: TokenKind; organizationId: string } | undefined {
  if (!shape.test(token)) return undefined;
  const kind = kinds.find((each) => token.startsWith(beginnings[each]));
  if (!kind) return undefined;
  const encoded = token.slice(-organizationLength);
  const bytes = Buffer.from(encoded, "base64url");
  if (bytes.length !== 16 || bytes.toString("base64url") !== encoded) return undefined;
  const organizationId = bytes
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { kind, organizationId };
}
