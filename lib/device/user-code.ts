import { randomInt } from "node:crypto";
import { keyedHash } from "@/lib/vault/token";

/** No vowels, so that no word appears, and nothing that looks like another (RFC 8628, 6.1). */
const letters = "BCDFGHJKLMNPQRSTVWXZ";

const length = 8;
const shape = new RegExp(`^[${letters}]{${String(length)}}$`);

/** What a person compares or types: `WDJB-MJHT`. */
export function mintUserCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)] ?? "").join("");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code that was meant, however it was typed; undefined where it cannot be one. */
export function readUserCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const code = typed.toUpperCase().replaceAll(/[\s\p{Dash}._]/gu, "");
  if (!shape.test(code)) return undefined;
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Under which a code is kept: it is short enough to be guessed from a plain hash. */
export const hashUserCode = (code: string): Promise<Uint8Array<ArrayBuffer>> =>
  keyedHash("device user code", code);
