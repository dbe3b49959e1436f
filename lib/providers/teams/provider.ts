import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { teamsChannel } from "./channel";
import { teamsFailure } from "./failure";
import { teamsKey } from "./key";
import { serviceHosts } from "./service-url";
import { probeTeams, signInTeams } from "./sign-in";

export const teams = defineProvider({
  id: "teams",
  name: "Teams",
  auth: teamsKey,
  hosts: [...serviceHosts, "login.microsoftonline.com", "login.botframework.com"],
  accessUrl: "https://dev.teams.microsoft.com/tools/bots",
  authorize: bearer("accessToken"),
  signIn: signInTeams,
  probe: probeTeams,
  failure: teamsFailure,
  sharesGrant: false,
  channel: teamsChannel,
});
