/** Shapes of secrets that must never reach a log line, whatever an error carries. */
const secretPatterns: readonly RegExp[] = [
  /\b(?:gh[pousr]_|github_pat_|xox[abeoprs]-|[rs]k_(?:live|test|sandbox)_|whsec_|ya29\.|ntn_|secret_|lin_|alfe_)[\w.~+/-]{6,}/g,
  /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi,
  /\b(access_token|refresh_token|client_secret|code_verifier|code|state|password|token)(\\*["']?\s*[=:]\s*\\*["']?)[^\s&"',}\\]{6,}/gi,
  /\bpostgres(?:ql)?:\/\/[^\s@]*@/g,
];

/** Replaces everything that looks like a secret. */
export function scrub(text: string): string {
  return secretPatterns.reduce(
    (result, pattern) =>
      result.replace(pattern, (_match, name?: unknown, separator?: unknown) =>
        typeof name === "string" && typeof separator === "string"
          ? `${name}${separator}[redacted]`
          : "[redacted]",
      ),
    text,
  );
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause === "string" ? cause : JSON.stringify(cause);
  const inner = cause.cause === undefined ? "" : `\n  caused by ${describe(cause.cause)}`;
  return `${cause.stack ?? `${cause.name}: ${cause.message}`}${inner}`;
}

type Level = "info" | "warn" | "error";

function write(level: Level, message: string, fields: Record<string, unknown>): void {
  const line = { at: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${scrub(JSON.stringify(line))}\n`);
}

export const logInfo = (message: string, fields: Record<string, unknown> = {}) => {
  write("info", message, fields);
};

export const logWarning = (message: string, fields: Record<string, unknown> = {}) => {
  write("warn", message, fields);
};

/** Logs a failure with its whole chain of causes, scrubbed. */
export const logError = (message: string, cause: unknown, fields: Record<string, unknown> = {}) => {
  write("error", message, { ...fields, cause: cause === undefined ? undefined : describe(cause) });
};
