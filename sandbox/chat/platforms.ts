import type { Sandbox } from "../sandbox";
import type { ChatPlatform } from "./platform";

/** One line for each platform on which a person can talk to an agent in the sandbox. */
const makers: readonly ((sandbox: Sandbox) => ChatPlatform)[] = [];

export const chatPlatforms = (sandbox: Sandbox): readonly ChatPlatform[] =>
  makers.map((make) => make(sandbox));
