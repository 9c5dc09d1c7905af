import type { Rulebook } from '#libs/rulebook';
import { isToldAct, sayAct } from './act-words.js';
import type { Noticed } from './noticed.js';
import { type ObligationWords, obligationWords } from './obligation-words.js';

/** What a notice is about, in words: the obligation by the rulebook, or the act by its own sentence. */
export function noticeWords(book: Rulebook): (noticed: Noticed) => ObligationWords {
  const ofObligation = obligationWords(book);
  return (noticed) => {
    const { obligation, params } = noticed;
    if (!isToldAct(obligation)) return ofObligation(noticed);
    return { name: sayAct(obligation, params), whenMissed: null, basis: null };
  };
}
