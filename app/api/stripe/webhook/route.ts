import { serveRoute } from "@/lib/transport/next-route";

export const POST = serveRoute;
