import type { Directory } from "@/lib/db";

/** How a person is called in a sentence: whoever gave no name by their address. */
export async function personName(tx: Directory, userId: string): Promise<string> {
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true },
  });
  return person?.name || (person?.email ?? "somebody");
}
