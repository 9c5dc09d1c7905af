import type { INestApplicationContext } from '@nestjs/common';

/** Who can sign in to the demonstration. */
export const demonstrationPeople: { email: string; what: string }[] = [];

/** Loads the demonstration into an empty database; false when it is there already. */
export async function seedDemonstration(_app: INestApplicationContext): Promise<boolean> {
  return Promise.resolve(false);
}
