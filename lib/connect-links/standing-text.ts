import type { LinkStanding } from "./link-standing";

export type ClosedState = Exclude<LinkStanding["state"], "open">;

export const withdrawnText = "This link was withdrawn. Ask for a new one.";

/** Says to whoever it was sent to why a link leads nowhere, in the words of every surface (SCREENS.md 3.10). */
export function describeClosed(state: ClosedState, organization: string): string {
  switch (state) {
    case "used":
      return "This link was used. Ask for a new one.";
    case "declined":
      return "This link was declined. Ask for a new one.";
    case "expired":
      return "This link has expired. Ask for a new one.";
    case "withdrawn":
      return withdrawnText;
    case "not_needed":
      return `${organization} no longer needs this.`;
  }
}

/** Never names who the link is for. */
export const forAnother = (email: string): string =>
  `This link is for another address. You are signed in as ${email}.`;

/** For a member whose role went: a link to a member gives them nothing. */
export const beyondRoleText = (node: string): string =>
  `You may no longer connect accounts at ${node}. Ask for a new link.`;
