export type GoogleData = Record<string, never>;
export function seedGoogle(_now: Date): GoogleData {
  return {};
}
