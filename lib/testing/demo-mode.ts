/** To be called before anything reads the environment: at the top of the file, outside of tests. */
export function useDemoMode(): void {
  process.env.ALFE_DEMO = "1";
}
