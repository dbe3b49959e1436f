import type { IntegrationDetail } from "@/lib/installations/get";
import { valueWords } from "./value-words";

type SettingChainProps = { chain: IntegrationDetail["settings"][number]["chain"] };

/** Every level that sets a value, the widest first; the last one wins. */
export function SettingChain({ chain }: SettingChainProps) {
  return (
    <ol className="flex flex-col gap-0.5 border-l border-line pl-3 text-sm">
      {chain.map(({ node, value }, index) => {
        const wins = index === chain.length - 1;
        return (
          <li key={node.id} className={wins ? undefined : "text-muted line-through"}>
            {node.name}: {valueWords(value)}
            {wins && <span className="text-muted"> · this one is used</span>}
          </li>
        );
      })}
    </ol>
  );
}
