import type { Key } from "../provider";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isSecret = (value: string): boolean => /^\S{8,200}$/.test(value);

/** What a bot registration of one tenant consists of. */
export const teamsKey: Key = {
  type: "key",
  guide: [
    {
      text: "Open Bot management in the Developer Portal for Teams and create a bot for this agent alone.",
      href: "https://dev.teams.microsoft.com/tools/bots",
    },
    {
      text: "Under Client secrets add one, and copy its value: it is shown once. A bot registered in Azure works too: its secrets are under Certificates & secrets.",
    },
    {
      text: "Copy the bot's id, and the id of your organization's tenant.",
      href: "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView",
    },
  ],
  shortcut: "I have a bot registration",
  fields: [
    {
      name: "appId",
      label: "Bot id (application id)",
      placeholder: "00000000-0000-0000-0000-000000000000",
      isPlain: true,
      check: (value) => (guid.test(value) ? undefined : "A bot id is a UUID. Copy it once more."),
    },
    {
      name: "clientSecret",
      label: "Client secret",
      placeholder: "The secret's value",
      help: "The value, not the id of the secret",
      check(value) {
        if (guid.test(value)) return "This is the secret's id. Copy its value.";
        return isSecret(value) ? undefined : "A client secret has no spaces. Copy its value.";
      },
    },
    {
      name: "tenantId",
      label: "Tenant id (directory id)",
      placeholder: "00000000-0000-0000-0000-000000000000",
      isPlain: true,
      check: (value) =>
        guid.test(value) ? undefined : "A tenant id is a UUID. Copy it once more.",
    },
  ],
};
