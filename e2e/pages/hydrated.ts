import type { Page } from "@playwright/test";

/**
 * Waits until React has taken over everything that can be used. Before, a key pressed is lost and a
 * field filled is emptied again.
 */
export async function hydrated(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, includeHidden: true }).first().waitFor();
  await page.waitForFunction(() =>
    [
      ...document.querySelectorAll(
        "main :is(h1, button, input:not([type=hidden]), select), [role=treeitem]",
      ),
    ].every((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))),
  );
}
