/** Price lists have no versions: it is the one of that day. */
export const listVersion = (company: string, at: Date): string =>
  `${company} ${at.toISOString().slice(0, 10)}`;
