/** What one account allowed our server, as the provider sees it. */
export type Grant = {
  id: string;
  provider: string;
  account: string;
  scopes: string[];
  revoked: boolean;
  tokens: number;
};

export type Fault = {
  provider?: string;
  host?: string;
  path?: string;
  method?: string;
  kind: "status" | "timeout" | "garbage" | "rate_limit" | "narrow_scopes" | "slow" | "reset";
  status?: number;
  times?: number;
  scopes?: string[];
};

/** The side door of the provider sandbox: what the providers know, and orders to fail. */
export class Sandbox {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Every provider as on its first day: no grants, no changes, no faults. */
  async reset(): Promise<void> {
    await this.send("POST", "/reset");
  }

  /** How many requests came, but for those of bots that are held online by themselves. */
  async requestCount(): Promise<number> {
    const { count, hosts } = (await this.ask("GET", "/requests")) as {
      count: number;
      hosts: Partial<Record<string, number>>;
    };
    return count - (hosts["discord.com"] ?? 0);
  }

  async grants(provider: string): Promise<Grant[]> {
    return (await this.ask("GET", `/grants?provider=${provider}`)) as Grant[];
  }

  /** The grants that were not there when `before` was asked. */
  async grantsSince(before: readonly Grant[], provider: string): Promise<Grant[]> {
    const known = new Set(before.map(({ id }) => id));
    return (await this.grants(provider)).filter(({ id }) => !known.has(id));
  }

  /** What somebody does who removes our app at the provider. */
  async revoke(grantId: string): Promise<void> {
    await this.ask("POST", `/grants/${grantId}/revoke`);
  }

  /** Somebody else buys a number. */
  async takeNumber(number: string): Promise<void> {
    await this.send("POST", "/numbers/take", { number });
  }

  /** Everything in the provider's own data, as text. */
  async data(provider: string): Promise<string> {
    return JSON.stringify(await this.ask("GET", `/data/${provider}`));
  }

  /** Lets a provider fail; the returned function ends it. */
  async fail(fault: Fault): Promise<() => Promise<void>> {
    const { id } = (await this.ask("POST", "/faults", fault)) as { id: string };
    return async () => {
      // A fault that was used up is gone already.
      await this.send("DELETE", `/faults/${id}`);
    };
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.send(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)}`);
    return answer.json();
  }

  private send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.url}/_sandbox${path}`, {
      method,
      // A connection that was kept may just be closed by the other side, on a machine that is busy.
      headers: {
        "x-alfe-sandbox": "1",
        "content-type": "application/json",
        connection: "close",
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}
