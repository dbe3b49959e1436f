export { oauthCallback as GET } from "@/lib/transport/oauth-callback";
