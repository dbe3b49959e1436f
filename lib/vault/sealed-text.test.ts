import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encrypt } from "./aead";
import { associatedData, type SealedPlace } from "./sealed-place";
import { openUnder, parseSealed, sealUnder } from "./sealed-text";

const place: SealedPlace = {
  organizationId: "01900000-0000-7000-8000-000000000001",
  table: "connection",
  rowId: "01900000-0000-7000-8000-000000000002",
  field: "credential",
  version: 1,
};
const key = { version: 3, bytes: randomBytes(32) };
const open = (sealed: string, at = place, bytes = key.bytes) =>
  openUnder(bytes, parseSealed(sealed), at);

test("a sealed value opens at its place and shows nothing of itself", () => {
  const sealed = sealUnder(key, { accessToken: "recognizable" }, place);
  expect(sealed).not.toContain("recognizable");
  expect(sealed).toMatch(/^2\.3\./);
  expect(open(sealed)).toEqual({ accessToken: "recognizable" });
});

test("sealing the same value twice shares no part but the format and the key's version", () => {
  const [first, second] = [1, 2].map(() => sealUnder(key, "same", place).split("."));
  expect(first?.slice(0, 2)).toEqual(second?.slice(0, 2));
  for (const part of [2, 3, 4]) expect(first?.[part]).not.toBe(second?.[part]);
});

describe("a sealed value does not open", () => {
  test.each<[string, Partial<SealedPlace>]>([
    ["in another organization", { organizationId: "01900000-0000-7000-8000-000000000009" }],
    ["in another table", { table: "connect_attempt" }],
    ["in another row", { rowId: "01900000-0000-7000-8000-000000000009" }],
    ["in another field", { field: "sealed" }],
    ["as another version", { version: 2 }],
    ["where two parts only look the same together", { table: "connectio", field: "ncredential" }],
  ])("%s", (_where, other) => {
    expect(() => open(sealUnder(key, "secret", place), { ...place, ...other })).toThrow();
  });

  test("under another key", () => {
    expect(() => open(sealUnder(key, "secret", place), place, randomBytes(32))).toThrow();
  });

  test("with any one bit of any part flipped", () => {
    const parts = sealUnder(key, "secret", place).split(".");
    for (const part of [2, 3, 4]) {
      const bytes = Buffer.from(parts[part] ?? "", "base64url");
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const changed = parts.with(part, flipped.toString("base64url")).join(".");
        expect(() => open(changed), `part ${String(part)}, bit ${String(bit)}`).toThrow();
      }
    }
  });

  test("cut off anywhere, or with anything after it", () => {
    const sealed = sealUnder(key, "secret", place);
    for (let at = 0; at < sealed.length; at += 1) expect(() => open(sealed.slice(0, at))).toThrow();
    for (const more of ["A", "AAAA", ".", ".AAAA", " ", "\n"])
      expect(() => open(sealed + more)).toThrow();
  });

  test("with any one character written as another that decodes to the same bytes", () => {
    const sealed = sealUnder(key, "secret", place);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n";
    for (let at = 0; at < sealed.length; at += 1)
      for (const letter of alphabet) {
        if (letter === sealed[at]) continue;
        // The key's version is not of the text: it says which key to take.
        if (at === 2 && letter >= "1" && letter <= "9") continue;
        expect(() => open(sealed.slice(0, at) + letter + sealed.slice(at + 1))).toThrow();
      }
  });

  test("with the parts of two texts of the same place mixed", () => {
    const [one, two] = [1, 2].map((value) => sealUnder(key, value, place).split("."));
    for (const part of [2, 3, 4])
      expect(() => open(one?.with(part, two?.[part] ?? "").join(".") ?? "")).toThrow();
  });
});

test("a text whose data key was exchanged for another that also opens it is refused", () => {
  // What an attacker who knows two data keys would make: everything authentic but the commitment.
  const data = associatedData("2", place);
  const [honest, other] = [randomBytes(32), randomBytes(32)];
  const halves = (dataKey: Buffer) =>
    Buffer.from(hkdfSync("sha256", dataKey, "", "alfe sealed text 2", 64));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", halves(other).subarray(0, 32), nonce).setAAD(data);
  const text = Buffer.concat([nonce, cipher.update('"junk"'), cipher.final(), cipher.getAuthTag()]);
  const made = (committed: Buffer) =>
    [
      "2.3",
      encrypt(key.bytes, other, data).toString("base64url"),
      halves(committed).subarray(32).toString("base64url"),
      text.toString("base64url"),
    ].join(".");
  expect(open(made(other))).toBe("junk");
  expect(() => open(made(honest))).toThrow("does not belong to its data key");
});

test("text of format 1 still opens, at its place only", () => {
  const data = associatedData("1", place);
  const dataKey = randomBytes(32);
  const sealed = [
    "1.first",
    encrypt(key.bytes, dataKey, data).toString("base64url"),
    encrypt(dataKey, Buffer.from('"old"'), data).toString("base64url"),
  ].join(".");
  expect(open(sealed)).toBe("old");
  expect(() => open(sealed, { ...place, version: 2 })).toThrow();
  expect(() => open(sealed.replace("1.first", "2.1"))).toThrow();
});

test.each(["", "1", "3.1.AAAA.AAAA", "2.0.AAAA.AAAA.AAAA", "2.01.AAAA", "2.-1.A.A.A", "sealed"])(
  "%j is no sealed text",
  (text) => {
    expect(() => parseSealed(text)).toThrow("Unknown format");
  },
);
