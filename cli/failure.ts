/** Why a command ends without having done what was asked, and the exit code that tells scripts. */
export const exitCodes = {
  failed: 1,
  usage: 2,
  unauthenticated: 3,
  forbidden: 4,
  not_found: 5,
  conflict: 6,
  invalid_input: 7,
  approval_required: 8,
  unavailable: 9,
  not_connected: 10,
  payment_required: 11,
  unknown_outcome: 12,
  interrupted: 130,
} as const;

export type FailureKind = keyof typeof exitCodes;

/** What each exit code means, as the help says it. */
export const exitCodeTexts: Readonly<Record<FailureKind, string>> = {
  failed: "it failed: at the provider, or on the server's side",
  usage: "the command was not understood",
  unauthenticated: "not signed in, or the token or key is not valid any more",
  forbidden: "not allowed",
  not_found: "does not exist, or you have no access to it",
  conflict: "conflicts with how things are now",
  invalid_input: "a value is missing or wrong",
  approval_required: "waits for a person's approval",
  unavailable: "the server cannot be reached or is busy: try again later",
  not_connected: "connecting ended without an account, or nobody came in time",
  payment_required: "no credit left, or a budget is used up",
  unknown_outcome: "sent, but it cannot be known whether it was carried out",
  interrupted: "interrupted",
};

type Options = {
  /** What to do about it, in a line of its own. */
  hint?: string | undefined;
  /** What the server said, for `--json`. */
  details?: object | undefined;
};

/** A failure that is told as one message, without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  readonly hint: string | undefined;
  readonly details: object | undefined;

  constructor(kind: FailureKind, message: string, { hint, details }: Options = {}) {
    super(message);
    this.kind = kind;
    this.hint = hint;
    this.details = details;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}
