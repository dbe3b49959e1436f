/** Trims what comes along when a secret is copied: spaces, line ends, one pair of quotes. */
export function toSecretText(pasted: string): string {
  const trimmed = pasted.trim();
  const quoted = /^(["'`])(.*)\1$/s.exec(trimmed);
  return (quoted?.[2] ?? trimmed).trim();
}
