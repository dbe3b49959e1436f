import { expect, type Page } from "@playwright/test";
import { ConnectLinkPage } from "../pages/connect-link-page";
import { hydrated } from "../pages/hydrated";

/** What a person does who is handed the link of our connect page: signed in already, they allow it. */
export async function followLink(page: Page, link: string, account: string): Promise<void> {
  expect(new URL(link).pathname).toMatch(/^\/connect\/[\w-]{43}$/);
  await page.goto(link);
  await hydrated(page);
  const connect = new ConnectLinkPage(page);
  await (await connect.continueTo("GitHub")).approve({ account });
  await expect(connect.title).toContainText(`Connected as ${account}`);
}
