import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A small stand-in for the HTTP API of a key service. It really encrypts, under keys it never gives out. */
export type KeyService = {
  url: string;
  /** What was asked, by name. */
  asked: string[];
  /** Stops answering: `down` breaks connections, `hanging` accepts and says nothing. */
  state: "up" | "down" | "hanging";
  close: () => Promise<void>;
};

type Answer = { status: number; body: object };
type Handler = (
  request: IncomingMessage,
  body: Record<string, unknown>,
) => Answer & { name: string };

async function serve(handle: Handler): Promise<KeyService> {
  const service: KeyService = { url: "", asked: [], state: "up", close: async () => undefined };
  const server = createServer((request, response) => {
    void answer(service, handle, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  service.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  service.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return service;
}

async function answer(
  service: KeyService,
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (service.state === "down") return void request.socket.destroy();
  if (service.state === "hanging") return;
  const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  const { status, body: given, name } = handle(request, body);
  service.asked.push(name);
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
  response.end(JSON.stringify(given));
}

function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, context: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * AWS KMS with these keys: Encrypt and Decrypt, whose ciphertext names its key, as the real one's
 * does. It refuses requests that are not signed.
 */
export function startKms(keyIds: readonly string[]): Promise<KeyService> {
  const keys = new Map(keyIds.map((id) => [id, randomBytes(32)]));
  const refuse = (name: string, type: string): Answer & { name: string } => ({
    name,
    status: 400,
    body: { __type: type, message: type },
  });
  return serve((request, body) => {
    const name = text(request.headers["x-amz-target"]).replace("TrentService.", "");
    const keyId = text(body.KeyId);
    if (!text(request.headers.authorization).startsWith("AWS4-HMAC-SHA256 "))
      return refuse(name, "MissingAuthenticationTokenException");
    const key = keys.get(keyId);
    if (!key) return refuse(name, "NotFoundException");
    const context = JSON.stringify(
      Object.entries((body.EncryptionContext ?? {}) as Record<string, string>).toSorted(),
    );
    if (name === "Encrypt") {
      const sealed = encrypt(key, Buffer.from(text(body.Plaintext), "base64"), context);
      const blob = Buffer.concat([Buffer.from(`${keyId}\n`), sealed]).toString("base64");
      return { name, status: 200, body: { CiphertextBlob: blob, KeyId: keyId } };
    }
    const blob = Buffer.from(text(body.CiphertextBlob), "base64");
    const line = blob.indexOf("\n");
    const madeWith = blob.subarray(0, Math.max(line, 0)).toString();
    if (!keys.has(madeWith)) return refuse(name, "InvalidCiphertextException");
    if (madeWith !== keyId) return refuse(name, "IncorrectKeyException");
    const plain = decrypt(key, blob.subarray(line + 1), context);
    if (!plain) return refuse(name, "InvalidCiphertextException");
    return { name, status: 200, body: { Plaintext: plain.toString("base64"), KeyId: keyId } };
  });
}

/** Vault's transit engine at a mount, with these keys, for one token. */
export function startTransit(
  mount: string,
  names: readonly string[],
  token: string,
): Promise<KeyService> {
  const keys = new Map(names.map((name) => [name, randomBytes(32)]));
  const refuse = (name: string, status: number, error: string) => ({
    name,
    status,
    body: { errors: [error] },
  });
  return serve((request, body) => {
    const [, action = "", keyName = ""] =
      new RegExp(`^/v1/${mount}/(encrypt|decrypt)/([\\w-]+)$`).exec(request.url ?? "") ?? [];
    if (request.headers["x-vault-token"] !== token) return refuse(action, 403, "permission denied");
    const key = keys.get(keyName);
    if (!key) return refuse(action, action === "" ? 404 : 400, "encryption key not found");
    const context = text(body.associated_data);
    if (action === "encrypt") {
      const sealed = encrypt(key, Buffer.from(text(body.plaintext), "base64"), context);
      const ciphertext = `vault:v1:${sealed.toString("base64")}`;
      return { name: action, status: 200, body: { data: { ciphertext, key_version: 1 } } };
    }
    const sealed = Buffer.from(text(body.ciphertext).replace(/^vault:v1:/, ""), "base64");
    const plain = decrypt(key, sealed, context);
    if (!plain) return refuse(action, 400, "cipher: message authentication failed");
    return { name: action, status: 200, body: { data: { plaintext: plain.toString("base64") } } };
  });
}
