import { z } from "zod";
import type { ProviderCall } from "./provider";
import { readAccount } from "./read-account";
import { telnyxUrl } from "./telnyx-url";

/** How a number's own messaging profile and call application are called, by which they are found again. */
export const settingsName = (number: string): string => `Alfe ${number}`;

const Named = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      application_name: z.string().optional(),
    }),
  ),
});

/** What Telnyx wants texts and calls to be set up with, by its paths and names. */
export const settingsKinds = {
  texts: { path: "/messaging_profiles", filter: "filter[name]", clear: { enabled: false } },
  calls: {
    path: "/call_control_applications",
    filter: "filter[application_name][contains]",
    clear: { active: false },
  },
} as const;

/** The id of a number's own profile or application; undefined where there is none yet. */
export async function findSettings(
  call: ProviderCall,
  kind: keyof typeof settingsKinds,
  number: string,
): Promise<string | undefined> {
  const { path, filter } = settingsKinds[kind];
  const name = settingsName(number);
  const { body } = await call({
    url: telnyxUrl(path),
    query: { [filter]: name, "page[size]": 100 },
  });
  return readAccount("Telnyx", Named, body).data.find(
    (each) => (each.name ?? each.application_name) === name,
  )?.id;
}

/** All that belongs to a number alone, with what makes it do nothing. */
export async function ownSettings(
  call: ProviderCall,
  number: string,
): Promise<{ url: string; clear: Record<string, unknown> }[]> {
  const found = await Promise.all(
    (["texts", "calls"] as const).map(async (kind) => {
      const id = await findSettings(call, kind, number);
      if (id === undefined) return [];
      const { path, clear } = settingsKinds[kind];
      const url = telnyxUrl(`${path}/${encodeURIComponent(id)}`);
      // Telnyx changes an application only with its name given again.
      const more = kind === "calls" ? { application_name: settingsName(number) } : {};
      return [{ url, clear: { ...clear, ...more } }];
    }),
  );
  return found.flat();
}
