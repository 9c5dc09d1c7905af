import type { PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../refusal.js';
import type { Source } from '../../value.js';
import { Inquiry, words, type ProgrammeQuestion, type RuleResult } from '../inquiry.js';

/** One document that a worker must hold before travelling. */
export interface RequiredDocument {
  /** `passport`, `farmer-certificate`, `medical-exam`, `biometrics`, … */
  readonly kind: string;
  readonly rule: string;
  readonly source: Source;
}

/** All documents that the edition of a need date asks for. */
export interface RequiredDocuments extends RuleResult {
  readonly documents: readonly RequiredDocument[];
}

/** The documents that a worker of the question's programme needs. Throws RuleRefused for uncovered dates. */
export function requiredDocuments(
  question: ProgrammeQuestion,
  facts: { readonly needFrom: PlainDate; readonly firstTimer: boolean },
): RequiredDocuments {
  const inquiry = new Inquiry(question);
  const lists = [inquiry.value('documents-required', facts.needFrom)];
  if (facts.firstTimer) lists.push(inquiry.value('documents-required-first-timer', facts.needFrom));
  const documents = lists.flatMap((list) =>
    words(list).map((kind) => ({ kind, rule: list.code, source: list.source })),
  );
  return { documents, warnings: inquiry.warnings(), tainted: inquiry.tainted };
}

/** One finding for each required document that is not held. */
export function missingDocuments(required: RequiredDocuments, heldKinds: readonly string[]): RuleRefusal[] {
  return required.documents
    .filter((document) => !heldKinds.includes(document.kind))
    .map((document) => ({
      code: 'DOCUMENT_MISSING',
      params: { kind: document.kind },
      rule: document.rule,
      source: document.source,
      text: `The document "${document.kind}" is required and not held.`,
      instead: 'Record the document with its number and dates before the file goes to the visa office.',
    }));
}
