import type { z } from "zod";
import type { FactNode, InstallationFact } from "./facts";

/** One setting as it applies at a node: its value and which level set it. */
export type SettingInEffect = {
  key: string;
  value: unknown;
  /** The node whose value holds; null when it is the default or unset. */
  setAt: string | null;
  /** Every level that sets it, root first. */
  chain: { nodeId: string; value: unknown }[];
};

export type MergedSettings = {
  entries: SettingInEffect[];
  /** The merge with defaults, when it is valid. */
  values: Record<string, unknown> | null;
  /** What is wrong with the merge, by key; the empty key for checks across fields. */
  problems: { key: string; detail: string }[];
};

/** The merge where no level sets anything, which is the same at every node: most integrations are like that. */
const unset = new WeakMap<z.ZodObject, MergedSettings>();

/** Merges settings key by key along the lineage: the nearest value wins whole, `null` inherits. */
export function mergeSettings(
  schema: z.ZodObject,
  lineage: readonly FactNode[],
  installations: readonly InstallationFact[],
): MergedSettings {
  const levels = lineage.flatMap(({ id }) => installations.filter(({ nodeId }) => nodeId === id));
  if (levels.length > 0) return mergeLevels(schema, levels);
  const known = unset.get(schema) ?? mergeLevels(schema, []);
  unset.set(schema, known);
  return known;
}

function mergeLevels(schema: z.ZodObject, levels: readonly InstallationFact[]): MergedSettings {
  const entries = Object.keys(schema.shape).map((key): SettingInEffect => {
    const chain = levels.flatMap(({ nodeId, settings }) => {
      const value = settings[key];
      return value === undefined || value === null ? [] : [{ nodeId, value }];
    });
    const nearest = chain.at(-1);
    return { key, value: nearest?.value, setAt: nearest?.nodeId ?? null, chain };
  });
  const merged = Object.fromEntries(
    entries.filter(({ setAt }) => setAt !== null).map(({ key, value }) => [key, value]),
  );
  const parsed = schema.safeParse(merged);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      key: String(path[0] ?? ""),
      detail: message,
    }));
    return { entries, values: null, problems };
  }
  const values: Record<string, unknown> = parsed.data;
  const withDefaults = entries.map((entry) => ({
    ...entry,
    value: entry.setAt === null ? values[entry.key] : entry.value,
  }));
  return { entries: withDefaults, values, problems: [] };
}
