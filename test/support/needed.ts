/** What is made once for a whole run of tests, when the first specification asks for it. */
interface Makings {
  /** A PostgreSQL server, by its owner's connection string, and a migrated database on it to be cloned. */
  database: { ownerUrl: string; template: string };
  /** The folder of the program, built from the sources as they are. */
  program: { folder: string };
}

/** Waits for one of them; throws with what went wrong when it cannot be made. */
export async function needed<Name extends keyof Makings>(name: Name): Promise<Makings[Name]> {
  const run = process.env.TEST_RUN_URL;
  if (run === undefined) throw new Error(`There is no ${name}: run the tests through "npm test".`);
  const answer = await fetch(`${run}/${name}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Makings[Name];
}

/** Where a file of the built program lies, `apps/cli/main.js`. Awaited where a file is loaded: a build takes longer than a test may. */
export async function built(file: string): Promise<string> {
  return `${(await needed('program')).folder}/${file}`;
}
