export type StripeData = Record<string, never>;
export function seedStripe(): StripeData {
  return {};
}
