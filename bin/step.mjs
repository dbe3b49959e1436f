/**
 * Shows one step of a longer way on one line, "3/8 Build … 12.1 s", while its work is done. The work
 * may say its outcome in words, which then stand instead of the time.
 *
 * @type {<Result>(
 *   position: string,
 *   title: string,
 *   work: (say: (outcome: string) => void) => Promise<Result>,
 * ) => Promise<Result>}
 */
export const step = async (position, title, work) => {
  process.stdout.write(`${position} ${title} … `);
  const started = Date.now();
  let outcome = "";
  try {
    const result = await work((words) => {
      outcome = words;
    });
    process.stdout.write(`${outcome || seconds(Date.now() - started)}\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
};

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
