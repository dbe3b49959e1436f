import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { checkPassword } from "@/lib/account/check-password";
import { endSession, startSession } from "@/lib/account/sessions";
import { env, publicOrigin } from "@/lib/env";
import { clientAddress } from "./client-address";
import { sessionCookie } from "./session-token";

/** Header values as next-auth hands them over. */
const readable = (headers: Record<string, unknown> | undefined) => ({
  get: (name: string) => {
    const value = headers?.[name];
    return typeof value === "string" ? value : null;
  },
});

/**
 * E-mail and password over the same check as the sign-in page. The token names only the row of the
 * sign-in; who that is and what they may do is read on every request.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
  pages: { signIn: "/signin", signOut: "/signout", error: "/signin" },
  useSecureCookies: publicOrigin().startsWith("https:"),
  cookies: { sessionToken: sessionCookie() },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials, request) {
        const headers = readable(request.headers);
        const { email = "", password = "" } = credentials ?? {};
        const userId = await checkPassword(email, password, clientAddress(headers));
        const session = await startSession(userId, headers.get("user-agent") ?? "");
        return { id: session.id };
      },
    }),
  ],
  callbacks: {
    // On sign-in, and only then, there is a user: what `authorize` returned.
    jwt: async ({ token, trigger, user }) => ({
      sessionId: trigger === "signIn" ? user.id : token.sessionId,
    }),
    session: async ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token.sessionId === "string") await endSession(token.sessionId);
    },
  },
});
