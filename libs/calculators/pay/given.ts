/** What is known of it, so that an absent fact is absent and not undefined. */
export function given<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
