/** What became of an event. `later`: it came before what it builds on; Stripe sends it again. */
export type Taken = "taken" | "ignored" | "later";
