/** The address of an agent's inbox. */
export const inboxHref = (nodePath: string): string => `${nodePath}?tab=inbox`;

/** The address of one conversation in it. */
export const conversationHref = (nodePath: string, conversationId: string): string =>
  `${inboxHref(nodePath)}&conversation=${conversationId}`;
