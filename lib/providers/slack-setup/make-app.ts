import { z } from "zod";
import { AppError } from "@/lib/errors";
import { ProviderCallError } from "../call-error";
import { LeftBehindError } from "../left-behind-error";
import type { AppRequest, Made, MadeApp } from "../make";
import type { ProviderCall } from "../provider";
import { isRefusal } from "../revocation";
import { slackAppsUrl } from "../slack-app";
import { toManifest } from "./manifest";

const api = "https://slack.com/api";

const Created = z.object({
  app_id: z.string(),
  credentials: z.object({
    client_id: z.string(),
    client_secret: z.string(),
    signing_secret: z.string(),
  }),
});

/** Makes an app for an agent. Slack asks our address whether it answers before it returns. */
export async function makeSlackApp(call: ProviderCall, request: AppRequest): Promise<MadeApp> {
  const manifest = JSON.stringify(toManifest(request));
  await validate(call, manifest);
  const { body } = await call({
    method: "POST",
    url: `${api}/apps.manifest.create`,
    form: { manifest },
  });
  const created = Created.safeParse(body);
  if (!created.success)
    throw new AppError("provider_failed", "Slack made an app, and did not say which.", {
      cause: created.error,
    });
  const { app_id, credentials } = created.data;
  return {
    externalId: app_id,
    secret: { appId: app_id, signingSecret: credentials.signing_secret },
    client: { id: credentials.client_id, secret: credentials.client_secret },
  };
}

/** Nothing is made here, so whatever goes wrong is certain: nothing has to be taken away. */
async function validate(call: ProviderCall, manifest: string): Promise<void> {
  try {
    await call({ method: "POST", url: `${api}/apps.manifest.validate`, form: { manifest } });
  } catch (error) {
    if (error instanceof ProviderCallError) throw error;
    throw new AppError("unavailable", "Slack did not answer. Nothing was made; try again.", {
      cause: error,
    });
  }
}

/** Deletes an app that is not used after all, and with it whatever was installed of it. */
export async function unmakeSlackApp(call: ProviderCall, made: Made): Promise<undefined> {
  const { externalId, request } = made;
  if (externalId === null)
    throw new LeftBehindError(
      `Slack did not say whether it made the app${typeof request.name === "string" ? ` “${request.name}”` : ""}. If it is among your apps there, delete it.`,
      slackAppsUrl,
    );
  await deleteSlackApp(call, externalId);
}

async function deleteSlackApp(call: ProviderCall, appId: string): Promise<void> {
  try {
    await call({
      method: "POST",
      url: `${api}/apps.manifest.delete`,
      form: { app_id: appId },
    });
  } catch (error) {
    if (!isRefusal(error, "not_found")) throw error;
  }
}
