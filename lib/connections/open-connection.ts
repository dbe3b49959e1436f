import "server-only";
import { inOrganization } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { logWarning } from "@/lib/log";
import { isUndecided } from "@/lib/outbound/no-answer";
import { providerCall } from "@/lib/outbound/provider-call";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { ProviderCall, ProviderRequest } from "@/lib/providers/provider";
import { isRefusal } from "@/lib/providers/revocation";
import { openCredential, type OpenedCredential } from "./credential";
import { noteAccepted, noteAnswered } from "./health";
import { markBroken } from "./mark-broken";
import { isDue, renewCredential } from "./refresh";
import type { Used } from "./used";

/** What a tool gets of a connection: it can call with the credential and never sees it. */
export type OpenConnection = {
  call: ProviderCall;
  /** Takes the credential out of a text, should a provider have repeated it. */
  redact: (text: string) => string;
  /** Whether the last request that may change something took effect, or may have. */
  mayHaveActed: () => boolean;
};

/**
 * Makes a connection usable for calls to some hosts. Nothing is read or sent before the first call;
 * `read` is for whoever has the credential at hand, sealed.
 */
export function openConnection(
  used: Used,
  hosts: readonly string[],
  read: () => Promise<OpenedCredential | undefined> = () => readCredential(used),
): OpenConnection {
  const seen = new Set<string>();
  let current: OpenedCredential | undefined;
  const keep = (opened: OpenedCredential): OpenedCredential => {
    for (const [name, value] of Object.entries(opened.secret.reveal()))
      if (value.length >= 8 && !isPlain(used.provider, name)) seen.add(value);
    current = opened;
    return opened;
  };
  let acted = false;
  const send = async ({ secret }: OpenedCredential, request: ProviderRequest) => {
    const call = providerCall({ provider: used.provider, hosts, secret, world: used.world });
    const isRead = request.method === undefined || request.method === "GET";
    // Until its answer is there, it may have.
    acted ||= !isRead;
    try {
      return await call(request);
    } catch (error) {
      if (!isRead) acted = isUndecided(error);
      throw error;
    }
  };

  /** Real traffic tells about health; that it could not be noted fails no call. */
  const hear = async (opened: OpenedCredential, error?: unknown): Promise<void> => {
    const isAnswer = error instanceof ProviderCallError && !isRefusal(error, "unavailable");
    try {
      if (error === undefined) current = { ...opened, ...(await noteAccepted(used, opened)) };
      else if (isAnswer && opened.unansweredSince !== null) await noteAnswered(used);
    } catch (cause) {
      logWarning("the health of a connection could not be noted", {
        connection: used.id,
        cause: cause instanceof Error ? cause.message : "unknown",
      });
    }
  };
  const sendAndHear = async (opened: OpenedCredential, request: ProviderRequest) => {
    try {
      const response = await send(opened, request);
      await hear(opened);
      return response;
    } catch (error) {
      await hear(opened, error);
      throw error;
    }
  };

  return {
    mayHaveActed: () => acted,
    redact: (text) => [...seen].reduce((rest, value) => rest.replaceAll(value, "[redacted]"), text),
    async call(request) {
      const opened = keep(current ?? (await credentialFor(used, read)));
      try {
        return await sendAndHear(opened, request);
      } catch (error) {
        if (!isRefusal(error, "unauthorized")) throw error;
        const renewed = keep(await renewCredential(used, { refusedVersion: opened.version }));
        if (renewed.version === opened.version) {
          await markBroken(used, opened.version, "revoked", "probe_connection");
          throw error;
        }
        // Refused means not carried out, so that the call may be sent again.
        return await sendAndHear(renewed, request).catch(async (again: unknown) => {
          if (isRefusal(again, "unauthorized"))
            await markBroken(used, renewed.version, "revoked", "probe_connection");
          throw again;
        });
      }
    },
  };
}

/** What is pasted beside a secret and is none, such as an app's id, may be told. */
const isPlain = ({ auth }: Used["provider"], name: string): boolean =>
  auth.type === "key" && auth.fields.some((field) => field.name === name && field.isPlain);

/** The credential of a live connection; undefined where it was disconnected. */
export const readCredential = ({
  organizationId,
  id,
}: Used): Promise<OpenedCredential | undefined> =>
  inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: true }),
  );

async function credentialFor(
  used: Used,
  read: () => Promise<OpenedCredential | undefined>,
): Promise<OpenedCredential> {
  const opened = await read();
  if (!opened) throw conflict("This account was disconnected.");
  return isDue(opened) ? renewCredential(used) : opened;
}
