import { writeDate } from '#libs/rulebook';
import type { Section } from '../document.js';
import type { Payslip } from '../payslip.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** Who is paid, who pays, and by which numbers it is found again. */
export function partiesSection(payslip: Payslip, { language, say }: Voice): Section {
  const { worker, employer, placement, explanation } = payslip;
  const fact = (label: keyof PayslipWords, value: string) => ({ label: say(label), value });
  const facts = [
    fact('worker', `${worker.givenNames} ${worker.familyNames}`.trim()),
    fact('employer', [employer.name, employer.town].filter((part) => part !== null).join(', ')),
    fact('workerNumber', worker.number),
    fact('employerNumber', employer.number),
    fact('period', say('fromTo', { fromOn: explanation.periodStart, toOn: explanation.periodEnd })),
    fact('payDate', writeDate(explanation.payDate, language)),
    fact('record', payslip.number),
    fact('placement', placement.number),
    fact('rules', say('rulesOf', { edition: explanation.edition, province: explanation.province })),
  ].filter(({ value }) => value !== '');
  return { title: say('people'), blocks: [{ kind: 'facts', facts }] };
}
