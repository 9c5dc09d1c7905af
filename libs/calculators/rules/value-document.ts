import type { DatedValue } from '#libs/rulebook';

/** A value with everything that traces it, for programs. */
export function valueDocument(one: DatedValue): object {
  const { code, keys, value, unit, from, to, status, basis, source, file, note, bounds } = one;
  return {
    ...{ code, keys, value, unit, from, to, status, basis, source, file },
    ...(note && { note }),
    ...(bounds && { bounds }),
  };
}
