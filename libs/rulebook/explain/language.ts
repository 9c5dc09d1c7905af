/** The languages in which results are explained. */
export const explainedIn = ['en', 'fr', 'es'] as const;
export type Language = (typeof explainedIn)[number];

/** The same words in every language. */
export type Words = Readonly<Record<Language, string>>;

/** What the value of a step is: money in cents, a date, hours, or a plain number. */
export type StepValueKind = 'cents' | 'date' | 'hours' | 'number';

/** What a step says, with `{param}` for each of its params, and what comes out of it. */
export interface StepSentence extends Words {
  readonly value: StepValueKind;
}

/** Sentences for every step of a subject. */
export type StepSentences<Params> = Readonly<Record<keyof Params, StepSentence>>;

/** Sentences for every warning of a subject. */
export type WarningSentences<Params> = Readonly<Record<keyof Params, Words>>;
