import { serveRoute } from "@/lib/transport/next-route";

export const GET = serveRoute;
export const POST = serveRoute;
