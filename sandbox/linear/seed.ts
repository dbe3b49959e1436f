export type LinearData = Record<string, never>;
export function seedLinear(): LinearData {
  return {};
}
