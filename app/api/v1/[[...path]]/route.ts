import { serveRest } from "@/lib/transport/rest";

export const GET = serveRest;
