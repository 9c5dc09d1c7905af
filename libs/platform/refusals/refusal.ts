/** The languages in which the programme speaks to people. */
export const languages = ['en', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** What a refusal says in one language: a title, what was wrong (with `{param}`), and what can be done instead. */
export type RefusalText = readonly [title: string, detail: string, instead: string];

/** A kind of refusal: its HTTP status and its words. */
export interface RefusalKind extends Readonly<Record<Language, RefusalText>> {
  readonly status: number;
}

/** Where a rule that refuses comes from. */
export interface RefusalSource {
  title: string;
  href?: string;
  clause?: string;
}

/** An expected "no": a code, the facts that its words name, the rule behind it and the rule's source. */
export interface Refusal {
  code: string;
  params: Readonly<Record<string, string | number>>;
  rule?: string;
  source?: RefusalSource;
}

/** Every finding against an act at once. The transaction it is thrown in is rolled back and the caller gets a problem document. */
export class Refused extends Error {
  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    super(refusals.map(({ code }) => code).join(', '));
    this.name = 'Refused';
  }
}

/** Throws {@link Refused} when there is anything to refuse. */
export function refuseIf(refusals: readonly Refusal[]): void {
  const [first, ...rest] = refusals;
  if (first !== undefined) throw new Refused([first, ...rest]);
}
