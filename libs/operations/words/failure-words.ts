/** Kinds of failures of an attempt to enforce a deadline. */
export type FailureKind =
  'collision' | 'connection' | 'contradiction' | 'schema' | 'resources' | 'refused' | 'program';

/** What each kind means and what is to be done about it; `{failure}` stands for the failure itself. */
export type FailureWords = Readonly<Record<FailureKind, readonly [meaning: string, remedy: string]>>;
