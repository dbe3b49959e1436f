/** A page of the made-up web. */
export type BravePage = {
  url: string;
  title: string;
  text: string;
  /** How old it is; null where nobody knows. */
  ageDays: number | null;
  language: string;
  /** Whose it is, as a country's two letters. */
  country: string;
};

export type BraveData = { pages: BravePage[] };

const page = (
  url: string,
  title: string,
  text: string,
  {
    ageDays = null,
    language = "en",
    country = "US",
  }: Partial<Omit<BravePage, "url" | "title">> = {},
): BravePage => ({ url, title, text, ageDays, language, country });

/** The web as far as the sandbox knows it. */
export const seedBrave = (): BraveData => ({
  pages: [
    page(
      "https://coffee.example/brewing",
      "How to brew coffee at home",
      "A kettle, a filter and 15 g of freshly ground coffee are all it takes. Water at 94 °C, three minutes, done.",
      { ageDays: 400 },
    ),
    page(
      "https://coffee.example/beans",
      "Coffee beans & where they grow",
      "Arabica and robusta compared: height, taste, price. Most of the world's coffee comes from five countries.",
      { ageDays: 20 },
    ),
    page(
      "https://news.example/2026/coffee-prices",
      "Coffee prices fall for the third week",
      "After a good harvest in Brazil, coffee got cheaper again on Friday. Roasters do not expect it to last.",
      { ageDays: 0 },
    ),
    page(
      "https://kaffee.example/zubereitung",
      "Kaffee richtig zubereiten",
      "Der Handfilter im Vergleich: Mahlgrad, Temperatur und Zeit. Guter Kaffee braucht keine teure Maschine.",
      { ageDays: 90, language: "de", country: "DE" },
    ),
    page(
      "https://docs.example.com/agents/getting-started",
      "Getting started with agents",
      "Create an agent, give it a key and connect its first integration. Takes <5 minutes & no credit card.",
      { ageDays: 5 },
    ),
    page(
      "https://docs.example.com/agents/budgets",
      "Budgets for agents",
      "Set how much an agent may spend in a month. Past its budget a call waits for a person.",
      { ageDays: 2 },
    ),
    page(
      "https://blog.example.org/postgres-row-level-security",
      "Row-level security in PostgreSQL, explained",
      "Policies, roles and the traps of bypassing them: how to keep tenants apart inside one PostgreSQL database.",
      { ageDays: 700 },
    ),
    page(
      "https://blog.example.org/double-entry",
      "Double-entry bookkeeping for programmers",
      "Every amount moves from one account to another, and nothing is ever deleted. Why a ledger beats a balance column.",
      { ageDays: 150 },
    ),
    page(
      "https://weather.example/berlin",
      "Weather in Berlin: today and the next 7 days",
      "Cloudy, 7 °C, light wind from the west. Rain is likely on Wednesday.",
      { ageDays: 0, country: "DE" },
    ),
    page(
      "https://acme.example/about",
      "About Acme",
      "Acme makes anvils, rockets and everything between. Founded in 1949, 320 people, headquarters in Fairfield.",
    ),
    page(
      "https://acme.example/press/2026-funding",
      "Acme raises $40 million to automate its growth team",
      'Acme announced on Monday that it will use agents in marketing and finance. "They never sleep," its founder said.',
      { ageDays: 6 },
    ),
    page(
      "https://forum.example.net/t/1042",
      "Which search API do you use?",
      "We compared four of them for an agent that reads the news. Price per search, freshness and rate limits in a table.",
      { ageDays: 33 },
    ),
  ],
});
