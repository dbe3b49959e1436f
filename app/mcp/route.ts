import { serveRoute } from "@/lib/transport/next-route";

export const GET = serveRoute;
export const HEAD = serveRoute;
export const POST = serveRoute;
export const PUT = serveRoute;
export const PATCH = serveRoute;
export const DELETE = serveRoute;
export const OPTIONS = serveRoute;
