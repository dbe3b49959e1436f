import { AppError } from "@/lib/errors";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { Key, Provider } from "@/lib/providers/provider";

/** Tells that a provider refused what was pasted at its field, where the person may paste another. */
export async function tellRefusedKey<T>(
  provider: Pick<Provider, "name">,
  { fields }: Pick<Key, "fields">,
  trying: () => Promise<T>,
): Promise<T> {
  try {
    return await trying();
  } catch (error) {
    const refused = error instanceof ProviderCallError && error.failure.reason === "unauthorized";
    const [first] = fields;
    if (!refused || !first) throw error;
    const isKnown = error.message.includes("Copy");
    const detail = isKnown
      ? `${error.message} Nothing was saved.`
      : `${provider.name} does not accept this. Copy it again. Nothing was saved.`;
    throw new AppError("invalid_input", detail, {
      fields: [{ pointer: `/fields/${first.name}`, detail }],
    });
  }
}
