/** What is wrong with a pasted key, before anything is sent. */
export function checkStripeKey(value: string): string | undefined {
  if (value.startsWith("pk_"))
    return "This looks like a publishable key (pk_). A restricted key starts with rk_.";
  if (value.startsWith("whsec_"))
    return "This looks like a webhook secret (whsec_). A restricted key starts with rk_.";
  if (!/^(rk|sk)_/.test(value)) return "A restricted key starts with rk_.";
  if (!/^(rk|sk)_(live|test|sandbox)_[\w-]{4,}$/.test(value))
    return "This key is not complete. Copy it again from Stripe's key page.";
  return undefined;
}

export const isTestKey = (value: string): boolean => /^(rk|sk)_test_/.test(value);
