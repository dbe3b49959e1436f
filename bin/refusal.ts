/** An expected reason not to go on. Its message is one sentence for the person at the terminal. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
