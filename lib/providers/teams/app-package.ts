import { strToU8, zipSync } from "fflate";
import type { Channel } from "../channel";
import { accentOf, colorIcon, outlineIcon, toHex } from "./icons";

type MakePackage = NonNullable<Channel["package"]>;
type Context = Parameters<MakePackage>[0];

/** The app with which the bot is installed in Teams: its manifest and two icons, as a zip file. */
export const appPackage: MakePackage = (context) => {
  const { name } = context.agent;
  const manifest = `${JSON.stringify(manifestOf(context), null, 2)}\n`;
  return {
    fileName: `${
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "agent"
    }.zip`,
    contentType: "application/zip",
    bytes: zipSync(
      {
        "manifest.json": strToU8(manifest),
        "color.png": colorIcon(name),
        "outline.png": outlineIcon(),
      },
      // The same agent gives the same file.
      { mtime: new Date(Date.UTC(2026, 0, 1)), level: 9 },
    ),
  };
};

/** Teams refuses longer texts. */
function manifestOf({ account, address, agent: { name, description } }: Context): object {
  const { origin, host } = new URL(address);
  const appId = account.id;
  const words = description.trim() || `${name}, an agent.`;
  return {
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json",
    manifestVersion: "1.17",
    version: "1.0.0",
    // One app for each bot: the bot's own id names it as well.
    id: appId,
    developer: {
      name: name.slice(0, 32),
      websiteUrl: origin,
      privacyUrl: origin,
      termsOfUseUrl: origin,
    },
    name: { short: name.slice(0, 30), full: name.slice(0, 100) },
    description: { short: words.slice(0, 80), full: words.slice(0, 4000) },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: toHex(accentOf(name)),
    bots: [
      {
        botId: appId,
        scopes: ["personal", "team", "groupChat"],
        supportsFiles: false,
        isNotificationOnly: false,
      },
    ],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [host],
  };
}
