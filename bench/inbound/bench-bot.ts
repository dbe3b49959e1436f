/** An agent's app at Slack, as far as what Slack sends to it goes. */
export type BenchBot = {
  organizationId: string;
  path: string;
  signingSecret: string;
  teamId: string;
  userId: string;
  appId: string;
};
