/** Under which heading an address stands: the first whose pattern it has. */
const tags: readonly (readonly [tag: string, text: string, pattern: RegExp])[] = [
  ["Callers", "Who one is, and signing in from a terminal.", /^\/(whoami|device|token|tokens)\b/],
  ["Messages", "What is said to agents and by them.", /\/(inbox|conversations)/],
  ["Connecting", "Authorizing an account, step by step.", /connect(-attempts|-links)?\b(?!ions)/],
  ["Policies and approvals", "What agents may do, and who decides.", /policies|approvals/],
  ["Tools", "What agents can call, and what they called.", /tools|tool-calls|\/calls/],
  ["Accounts", "Accounts at providers, which integrations use.", /connections/],
  ["Integrations", "Installing, settings, blocking and removing.", /catalog|integrations|marks/],
  ["Keys", "Keys of agents, and tokens of programs.", /\/(keys|server-tokens)/],
  ["People", "Members, roles and invitations.", /members|invitations/],
  ["Removals", "What removing did.", /receipt|removals|kill|revoke/],
  ["Provider apps", "OAuth clients of the organization's own.", /provider-apps/],
  [
    "Credits",
    "What is spent and may be spent, and what is paid in.",
    /credits|usage|ledger|budget|payments|top-ups/,
  ],
  ["Activity", "What happened, and what people are told.", /audit|notifications|events/],
  ["About", "This description itself.", /openapi|reference|health/],
  ["Tree", "Organizations, teams, projects and agents.", /^/],
];

export const tagOf = (path: string): string =>
  tags.find(([, , pattern]) => pattern.test(path))?.[0] ?? "Tree";

/** The headings that are used, in an order that begins with what one needs first. */
export const tagsIn = (used: ReadonlySet<string>): { name: string; description: string }[] =>
  order
    .filter((tag) => used.has(tag))
    .flatMap((tag) => {
      const found = tags.find(([name]) => name === tag);
      return found ? [{ name: found[0], description: found[1] }] : [];
    });

const order = [
  ...["Callers", "Tree", "Integrations", "Connecting", "Accounts", "Tools", "Messages"],
  ...["Policies and approvals", "Keys", "People", "Removals", "Provider apps", "Credits"],
  ...["Activity", "About"],
];
