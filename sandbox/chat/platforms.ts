import type { Sandbox } from "../sandbox";
import { telegramChat } from "../telegram/chat";
import type { ChatPlatform } from "./platform";

/** One line for each platform on which a person can talk to an agent in the sandbox. */
const makers: readonly ((sandbox: Sandbox) => ChatPlatform)[] = [telegramChat];

export const chatPlatforms = (sandbox: Sandbox): readonly ChatPlatform[] =>
  makers.map((make) => make(sandbox));
