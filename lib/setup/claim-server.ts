import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Email } from "@/lib/account/email";
import { foundOrganization, NewOrganization } from "@/lib/account/found-organization";
import { hashPassword, NewPassword } from "@/lib/account/password";
import { inOrganization, onDuplicate } from "@/lib/db";
import { conflict, invalidField, parse } from "@/lib/errors";
import { hashToken } from "@/lib/vault/token";
import { isEmptyServer } from "./is-empty-server";

const ClaimServerInput = z.strictObject({
  code: z.string().trim().max(100).describe("The code that the server's terminal prints."),
  name: z.string().trim().max(80, "Use 80 characters at most.").default(""),
  email: Email,
  password: NewPassword,
  organization: NewOrganization.shape.name,
  slug: NewOrganization.shape.slug,
});

/** Makes the first account and its organization on an empty server, once. */
export async function claimServer(
  rawInput: z.input<typeof ClaimServerInput>,
): Promise<{ userId: string; organizationId: string; slug: string }> {
  const input = parse(ClaimServerInput, rawInput);
  const { code, name, email, password, slug } = input;
  const passwordHash = await hashPassword(password);
  const organizationId = randomUUID();
  return inOrganization(organizationId, async (tx) => {
    if (!(await isEmptyServer(tx))) throw conflict("This server is set up already. Sign in.");
    // Of two at the same moment the second waits here, and then finds the code used.
    const { count } = await tx.setupCode.updateMany({
      where: { codeHash: hashToken(code), usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (count === 0)
      throw invalidField("code", "This is not the code that the terminal printed last.");
    const { id: userId } = await tx.user
      .create({ data: { name, email, passwordHash }, select: { id: true } })
      .catch(onDuplicate(conflict(`${email} has an account already.`)));
    const organization = await foundOrganization(
      tx,
      {
        organizationId,
        actor: { kind: "person", userId, sessionId: "" },
        ownerId: userId,
      },
      { name: input.organization, slug },
    );
    return { userId, organizationId, slug: organization.slug };
  });
}
