import { reportHealth } from "@/lib/transport/health";

// Asked anew every time, never at build.
export const dynamic = "force-dynamic";

export const GET = reportHealth;
