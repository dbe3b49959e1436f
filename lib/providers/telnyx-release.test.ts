import { expect, test } from "vitest";
import type { ProviderCall, ProviderRequest } from "./provider";
import { releaseAtTelnyx } from "./telnyx-release";
import { settingsName } from "./telnyx-settings";

const number = "+14155550101";

/** Telnyx with these numbers, and settings that carry the number's name. Keeps what was changed. */
function telnyx(numbers: { id: string; status: string }[]) {
  const changed: string[] = [];
  const call: ProviderCall = ({ method = "GET", url }: ProviderRequest) => {
    const { pathname } = new URL(url);
    if (method !== "GET") changed.push(`${method} ${pathname}`);
    const name = settingsName(number);
    const data = pathname.endsWith("/phone_numbers")
      ? numbers
      : [{ id: "S1", name, application_name: name }];
    return Promise.resolve({ status: 200, headers: new Headers(), body: { data } });
  };
  return { account: { call, id: "" }, changed };
}

test("what a number was set up with goes with it", async () => {
  const { account, changed } = telnyx([{ id: "N1", status: "deleted" }]);
  await releaseAtTelnyx(account, { number, numberId: "N1" });
  expect(changed).toContain("DELETE /v2/messaging_profiles/S1");
  expect(changed).toContain("DELETE /v2/call_control_applications/S1");
});

test("tried again once somebody else has the number, it touches nothing of theirs", async () => {
  const { account, changed } = telnyx([{ id: "N2", status: "active" }]);
  await releaseAtTelnyx(account, { number, numberId: "N1" });
  expect(changed).toEqual(["DELETE /v2/phone_numbers/N1"]);
});
