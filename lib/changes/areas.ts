/** What somebody may be looking at. */
export const areas = [
  "tree",
  "members",
  "integrations",
  "tools",
  "connections",
  "links",
  "apps",
  "policies",
  "approvals",
  "calls",
  "receipts",
  "channels",
  "inbox",
  "keys",
  "credits",
  "notifications",
  "activity",
] as const;

export type Area = (typeof areas)[number];

const tools: readonly Area[] = ["integrations", "tools"];
/** Where money runs out or comes in, integrations pause and go on. */
const money: readonly Area[] = ["credits", ...tools];
const accounts: readonly Area[] = ["connections", ...tools];
/** What an account needs so that it can be looked after or is gone, and what comes of that. */
const endings: readonly Area[] = [...accounts, "links", "receipts"];

/** What each operation changes, besides the record of activity. */
export const changedByOperation: Readonly<Record<string, readonly Area[]>> = {
  // The tree: names and places stand everywhere
  create_node: ["tree", "integrations"],
  rename_node: areas,
  move_node: areas,
  delete_node: areas,
  // People
  change_role: ["members", "approvals"],
  invite_members: ["members"],
  remove_member: ["members", "approvals", "policies", ...endings],
  withdraw_invitation: ["members"],
  // Integrations
  block_integration: accounts,
  configure_integration: tools,
  install_integration: accounts,
  remove_integration: endings,
  unblock_integration: accounts,
  // Accounts
  authorize_connect: ["connections"],
  cancel_connect: ["connections", "links"],
  connect_app: ["connections"],
  connect_bot: ["connections"],
  connect_setup: ["connections", "channels"],
  disconnect_connection: endings,
  finish_connect: endings,
  finish_connect_bot: endings,
  finish_connect_key: endings,
  move_connection: endings,
  reconnect_connection: accounts,
  refuse_connect: ["connections", "links"],
  resolve_connect: endings,
  start_connect: accounts,
  test_connection: accounts,
  // Channels
  check_channel: ["channels", ...tools],
  provision_number: ["channels", ...accounts],
  search_numbers: [],
  send_test_message: ["inbox"],
  update_connection: accounts,
  // Connect links
  create_connect_link: ["links"],
  decline_connect_link: ["links"],
  open_connect_link: ["links"],
  start_from_link: ["links", "connections"],
  withdraw_connect_link: ["links", "connections"],
  // Apps of the organization's own
  check_provider_app: ["apps"],
  remove_provider_app: ["apps", ...accounts],
  set_provider_app: ["apps", ...accounts],
  // Removals
  confirm_step: ["receipts"],
  retry_step: ["receipts"],
  revoke_everything: areas,
  // Credits
  delete_budget: money,
  set_budget: money,
  record_payment: money,
  start_top_up: ["credits"],
  report_usage: money,
  report_usage_batch: money,
  cancel_top_up: ["credits"],
  // Tools
  call_tool: ["calls", "credits"],
  // Policies and approvals
  decide_approval: ["approvals", "calls"],
  request_approval: ["approvals", "calls"],
  request_budget: ["approvals", "notifications"],
  set_policies: ["policies", "tools"],
  // What is said to agents
  acknowledge_messages: ["inbox"],
  remove_inbox_webhook: ["inbox"],
  rotate_inbox_webhook: ["inbox"],
  set_inbox_webhook: ["inbox"],
  // Keys
  create_agent_key: ["keys"],
  rotate_agent_key: ["keys"],
  revoke_agent_key: ["keys"],
  create_server_token: ["keys"],
  revoke_server_token: ["keys"],
  create_personal_token: ["keys"],
  rotate_personal_token: ["keys"],
  revoke_personal_token: ["keys"],
  // What people are told
  read_notifications: ["notifications"],
};

/** What happens without an operation: in the background, and by people who have no role yet. */
export const changedInBackground: Readonly<Record<string, readonly Area[]>> = {
  accept_invitation: ["members", "activity"],
  approval: ["approvals", "calls", "activity"],
  attempt: ["connections", "links"],
  channel: ["channels"],
  connection_health: [...accounts, "activity"],
  // Charged, given back, paid in, taken back
  credits: money,
  join_by_link: ["links", "activity"],
  key_used: ["keys"],
  message: ["inbox"],
  notification: ["notifications"],
  removal_step: ["receipts"],
  schedule: ["tools", "calls", "activity"],
  tool_call: ["calls", "credits"],
};

/** What to look at again after a change; everything where a newer process tells what this one does not know. */
export function areasOf(what: string): readonly Area[] {
  const operation = changedByOperation[what];
  return operation ? [...operation, "activity"] : (changedInBackground[what] ?? areas);
}
