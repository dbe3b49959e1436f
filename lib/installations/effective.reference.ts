// A second, slow and obvious reading of PRODUCT.md rules 5 and 8 to 10, for the test of the resolver.
// It imports nothing of the resolver and shares no code with it, so that a mistake is not made twice.

export type World = {
  /** Parent of each node; null for the root. */
  parents: Record<string, string | null>;
  kinds: Record<string, "organization" | "team" | "project" | "agent">;
  installs: { node: string; settings: Record<string, string>; pin: string | null }[];
  blocks: string[];
  accounts: {
    id: string;
    node: string;
    isDefault: boolean;
    broken: boolean;
    granted: string[];
    asked: string[];
    endsInMs: number | null;
    /** Whether the organization pays the provider itself. */
    paidElsewhere: boolean;
  }[];
  attempts: { node: string; endsInMs: number }[];
  removals: string[];
  manifest: {
    identity: "own" | "shared";
    needsAccount: boolean;
    required: string[];
    requiredSettings: string[];
    /** What it is paid by; nothing where it is free. */
    meters: ("sms_out_part" | "web_search")[];
  };
  money: {
    available: bigint;
    /** Searches of this month. */
    searches: bigint;
    budgets: { node: string; integration: string; meter: string; left: bigint; asks: boolean }[];
  };
};

export type Verdict = {
  status: string;
  /** Where money is missing. */
  shortAt: string | null;
  account: string | null;
  installedAt: string | null;
  settings: Record<string, string>;
};

const chain = (world: World, node: string): string[] => {
  const up: string[] = [];
  let current: string | null = node;
  while (current !== null) {
    up.push(current);
    current = world.parents[current] ?? null;
  }
  return up;
};

/** What should hold at a node. */
export function judge(world: World, node: string): Verdict {
  const up = chain(world, node);

  let installedAt: string | null = null;
  for (const place of up)
    if (installedAt === null && world.installs.some((install) => install.node === place))
      installedAt = place;

  const settings: Record<string, string> = {};
  for (const place of up)
    for (const install of world.installs)
      if (install.node === place)
        for (const [key, value] of Object.entries(install.settings))
          if (!(key in settings)) settings[key] = value;

  let account: World["accounts"][number] | null = null;
  let stopped = false;
  const places = world.manifest.identity === "own" ? [node] : up;
  const mayHave = world.manifest.identity === "shared" || world.kinds[node] === "agent";
  if (world.manifest.needsAccount && mayHave)
    for (const place of places) {
      if (account !== null || stopped) continue;
      const pin = world.installs.find((install) => install.node === place)?.pin ?? null;
      if (pin !== null) {
        account = world.accounts.find((one) => one.id === pin && places.includes(one.node)) ?? null;
        stopped = true;
        continue;
      }
      const mine = world.accounts.filter((one) => one.node === place);
      if (mine.length === 0) continue;
      account = mine.find((one) => one.isDefault) ?? null;
      stopped = true;
    }

  const status = judgeStatus(world, node, up, installedAt, settings, account);
  const shortAt = status === "active" ? findShort(world, up, account) : null;
  return {
    status: shortAt === null ? status : "paused",
    shortAt,
    account: account?.id ?? null,
    installedAt,
    settings,
  };
}

function judgeStatus(
  world: World,
  node: string,
  up: string[],
  installedAt: string | null,
  settings: Record<string, string>,
  account: World["accounts"][number] | null,
): string {
  if (installedAt === null && up.some((place) => world.removals.includes(place))) return "removing";
  if (up.some((place) => world.blocks.includes(place))) return "blocked";
  if (installedAt === null) return "available";
  for (const key of world.manifest.requiredSettings)
    if (!(key in settings)) return "needs_settings";
  if (!world.manifest.needsAccount) return "active";
  if (account === null) {
    if (world.manifest.identity === "own" && world.kinds[node] !== "agent")
      return "needs_connection";
    const open = world.attempts.some((one) => one.node === node && one.endsInMs > 0);
    return open ? "connecting" : "needs_connection";
  }
  if (account.broken) return "needs_reconnect";
  if (account.endsInMs !== null && account.endsInMs <= 0) return "needs_reconnect";
  const lacking = world.manifest.required.filter((scope) => !account.granted.includes(scope));
  if (lacking.length === 0) return "active";
  return lacking.every((scope) => account.asked.includes(scope))
    ? "needs_reconnect"
    : "needs_connection";
}

/** Where money is missing so that nothing at all can be paid for: the root for the pool. */
function findShort(
  { manifest, money }: World,
  up: string[],
  account: World["accounts"][number] | null,
): string | null {
  if (manifest.meters.length === 0 || account?.paidElsewhere) return null;
  const short: { cost: bigint; at: string }[] = [];
  for (const meter of manifest.meters) {
    // As the price book says: the first hundred searches of a month are free.
    if (meter === "web_search" && money.searches < 100n) return null;
    const cost = meter === "web_search" ? 5_000n : 11_000n;
    const full = up.filter((place) =>
      money.budgets.some(
        (budget) =>
          budget.node === place &&
          !budget.asks &&
          (budget.integration === "" || budget.integration === "chat") &&
          (budget.meter === "" || budget.meter === meter) &&
          budget.left < cost,
      ),
    );
    const root = money.available < cost ? up.at(-1) : undefined;
    const at = root ?? full[0];
    if (at === undefined) return null;
    short.push({ cost, at });
  }
  const least = short.reduce((a, b) => (b.cost < a.cost ? b : a));
  return least.at;
}
