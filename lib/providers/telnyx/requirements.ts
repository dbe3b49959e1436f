import { z } from "zod";
import type { NumberKind } from "../numbers";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { telnyxUrl } from "../telnyx-url";

const Requirement = z.object({
  id: z.string(),
  name: z.string().optional(),
  field_type: z.string().optional(),
});
export type Requirement = z.output<typeof Requirement>;

const Required = z.object({
  data: z.array(z.object({ regulatory_requirements: z.array(Requirement).nullish() })),
});

/** What Telnyx wants to be told before it sells a number of this kind. */
export async function requirementsOf(
  call: ProviderCall,
  country: string,
  kind: NumberKind,
): Promise<Requirement[]> {
  const { body } = await call({
    url: telnyxUrl("/regulatory_requirements"),
    query: {
      "filter[country_code]": country,
      "filter[phone_number_type]": kind,
      "filter[action]": "ordering",
    },
  });
  return readAccount("Telnyx", Required, body).data.flatMap(
    ({ regulatory_requirements: list }) => list ?? [],
  );
}

export const isAddress = ({ field_type }: Requirement): boolean => field_type === "address";
