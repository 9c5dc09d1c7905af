/**
 * A family name as it is compared: without accents, case, hyphens, apostrophes and doubled spaces, since lists are typed
 * by people with and without a Spanish keyboard.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether two family names are the same name, written one way or another. */
export function sameName(one: string, other: string): boolean {
  return comparableName(one) === comparableName(other);
}
