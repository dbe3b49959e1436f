export type SlackData = Record<string, never>;
export function seedSlack(): SlackData {
  return {};
}
