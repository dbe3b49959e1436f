const prefix = "https://www.googleapis.com/auth/";

/** What Google's consent page says about each scope. */
export const googleScopes: Record<string, string> = {
  openid: "Know who you are on Google",
  [`${prefix}userinfo.email`]: "See your e-mail address",
  [`${prefix}userinfo.profile`]: "See your name and picture",
  "https://mail.google.com/": "Read, write, send and delete all your mail for ever",
  [`${prefix}gmail.modify`]: "Read, write and send mail",
  [`${prefix}gmail.readonly`]: "Read your mail",
  [`${prefix}gmail.send`]: "Send mail on your behalf",
  [`${prefix}gmail.compose`]: "Manage drafts and send mail",
  [`${prefix}gmail.insert`]: "Add mail to your mailbox",
  [`${prefix}gmail.labels`]: "See and change your labels",
  [`${prefix}gmail.metadata`]: "See who wrote to whom and when, not what",
  [`${prefix}calendar`]: "See, change, share and delete all your calendars",
  [`${prefix}calendar.readonly`]: "See all your calendars",
  [`${prefix}calendar.events`]: "See and change events on all your calendars",
  [`${prefix}calendar.events.readonly`]: "See events on all your calendars",
  [`${prefix}calendar.calendarlist`]: "See and change the list of your calendars",
  [`${prefix}calendar.calendarlist.readonly`]: "See the list of your calendars",
  [`${prefix}calendar.freebusy`]: "See when you are busy",
  [`${prefix}drive`]: "See, change, create and delete all your files",
  [`${prefix}drive.readonly`]: "See and download all your files",
  [`${prefix}drive.file`]: "See and change only the files made with this application",
  [`${prefix}drive.metadata`]: "See and change information about your files",
  [`${prefix}drive.metadata.readonly`]: "See information about your files",
};

const shortNames: Record<string, string> = {
  email: `${prefix}userinfo.email`,
  profile: `${prefix}userinfo.profile`,
};

/** Google answers `email` and `profile` under their long names. */
export function toFullScope(scope: string): string {
  return shortNames[scope] ?? scope;
}

/** `scopesOf("gmail", "readonly", "modify")` -> the full names; `""` is the product's own scope. */
export function scopesOf(product: string, ...levels: string[]): string[] {
  return levels.map((level) => prefix + product + (level === "" ? "" : `.${level}`));
}
