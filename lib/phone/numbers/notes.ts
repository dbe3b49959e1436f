import type { SearchedAccount } from "./found-number";

/** What people should know before they get a number. */
export function numberNotes(country: string, accounts: readonly SearchedAccount[]): string[] {
  const own = accounts.filter(({ ownAccount }) => ownAccount);
  return [
    ...(own.length > 0
      ? [
          `Bought with your own account (${own.map(({ company }) => company).join(", ")}): it pays, usage is counted and charged 0 here.`,
        ]
      : []),
    ...(accounts.some(({ sandbox }) => sandbox)
      ? [
          "These are pretend numbers of this server's sandbox: they draw on the credits here like real ones, and no company is paid.",
        ]
      : []),
    ...(["US", "CA"].includes(country)
      ? [
          "US numbers: calls work at once; SMS starts after registration (days). The state is shown.",
        ]
      : []),
  ];
}
