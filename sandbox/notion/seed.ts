export type NotionData = Record<string, never>;
export function seedNotion(): NotionData {
  return {};
}
