import type { Sandbox } from "../sandbox";
import { deleteApp, findApp, makeApp } from "./apps";
import type { SlackArguments } from "./caller";
import { tryAddress } from "./events";
import { type Manifest, type ManifestProblem, readManifest } from "./manifest";
import { slackTeam, type SlackApp } from "./seed";

/** A method's answer, or Slack's error code; invalid manifests say what is wrong. */
type Answer = object | string;

const invalid = (errors: ManifestProblem[]) => ({ ok: false, error: "invalid_manifest", errors });

/** The methods that a configuration token may call. */
export const manifestMethods: Readonly<
  Record<string, (sandbox: Sandbox, args: SlackArguments) => Promise<Answer> | Answer>
> = {
  "apps.manifest.validate": (_sandbox, { manifest = "" }) => {
    const read = readManifest(manifest);
    return "errors" in read ? invalid(read.errors) : { errors: [] };
  },
  "apps.manifest.create": async (sandbox, { manifest = "" }) => {
    const read = readManifest(manifest);
    if ("errors" in read) return invalid(read.errors);
    const app = makeApp(sandbox, fieldsOf(read.manifest));
    const problem = await problemOfAddress(sandbox, app);
    if (problem !== undefined) {
      deleteApp(sandbox, app);
      return invalid([problem]);
    }
    const { id, clientId, clientSecret, signingSecret, scopes } = app;
    const search = new URLSearchParams({ client_id: clientId, scope: scopes.join(",") });
    return {
      app_id: id,
      credentials: {
        client_id: clientId,
        client_secret: clientSecret,
        verification_token: "deprecated",
        signing_secret: signingSecret,
      },
      oauth_authorize_url: `https://slack.com/oauth/v2/authorize?${search.toString()}`,
      team_id: slackTeam.id,
      team_domain: slackTeam.domain,
    };
  },
  "apps.manifest.update": async (sandbox, { app_id = "", manifest = "" }) => {
    const app = findMade(sandbox, app_id);
    if (app === undefined) return "invalid_app_id";
    const read = readManifest(manifest);
    if ("errors" in read) return invalid(read.errors);
    const fields = fieldsOf(read.manifest);
    const problem = await problemOfAddress(sandbox, { ...app, ...fields });
    if (problem !== undefined) return invalid([problem]);
    const scopesAdded = fields.scopes.some((scope) => !app.scopes.includes(scope));
    Object.assign(app, fields);
    return { app_id: app.id, permissions_updated: scopesAdded };
  },
  "apps.manifest.export": (sandbox, { app_id = "" }) => {
    const app = findMade(sandbox, app_id);
    return app === undefined ? "invalid_app_id" : { manifest: app.manifest };
  },
  "apps.manifest.delete": (sandbox, { app_id = "" }) => {
    const app = findMade(sandbox, app_id);
    if (app === undefined) return "app_not_found";
    deleteApp(sandbox, app);
    return {};
  },
};

const findMade = ({ store }: Sandbox, id: string): SlackApp | undefined => {
  const app = findApp(store.state, id);
  return app?.manifest === null ? undefined : app;
};

/** Slack tries the address for events before it takes a manifest. */
async function problemOfAddress(
  sandbox: Sandbox,
  app: SlackApp,
): Promise<ManifestProblem | undefined> {
  const problem =
    app.requestUrl === null ? undefined : await tryAddress(sandbox, app, app.requestUrl);
  return problem === undefined
    ? undefined
    : { message: problem, pointer: "/settings/event_subscriptions/request_url" };
}

function fieldsOf(manifest: Manifest) {
  const { display_information, features, oauth_config, settings } = manifest;
  const { name } = display_information;
  return {
    name,
    botName: features?.bot_user?.display_name ?? name,
    scopes: oauth_config?.scopes?.bot ?? [],
    redirectUrls: oauth_config?.redirect_urls ?? [],
    requestUrl: settings?.event_subscriptions?.request_url ?? null,
    events: settings?.event_subscriptions?.bot_events ?? [],
    commands: (features?.slash_commands ?? []).map(({ command, url = "", description }) => ({
      command,
      url,
      description,
    })),
    interactivityUrl: settings?.interactivity?.request_url ?? null,
    manifest,
  };
}
