import type { Language } from '#libs/platform';
import type { PayslipDocument, Section } from './document.js';
import type { PayExplanation } from './explanation.js';
import type { Payslip } from './payslip.js';
import { deductionsSection } from './sections/deductions.js';
import { grossSection } from './sections/gross.js';
import { hoursSection } from './sections/hours.js';
import { netSection } from './sections/net.js';
import { noteSections } from './sections/notes.js';
import { currencyOf, differenceOf, headlineOf, sidesSections } from './sections/payment.js';
import { partiesSection } from './sections/parties.js';
import { retroactiveSections } from './sections/retroactive.js';
import { balancesSection, guaranteeSection, yearSection } from './sections/season.js';
import { payslipWords, speaking, type Voice } from './words/say.js';

/** A payslip in words. `addressOf` gives where a code opens; without a code nothing is said of one. */
export function payslipDocument(
  payslip: Payslip,
  language: Language,
  { madeAt, addressOf }: { madeAt: Date; addressOf: (code: string) => string },
): PayslipDocument {
  const voice = speaking(language);
  const { say } = voice;
  const { explanation, number, code } = payslip;
  return {
    ...frameOf(explanation, voice),
    title: say('title'),
    notice: noticeOf(payslip, voice),
    sections: [
      partiesSection(payslip, voice),
      ...sidesSections(explanation, voice),
      hoursSection(explanation, voice),
      grossSection(explanation, voice),
      deductionsSection(explanation, voice, payslip.placement.transportCostCents),
      netSection(explanation, voice),
      ...retroactiveSections(explanation, voice),
      guaranteeSection(payslip, voice),
      ...balancesSection(payslip, voice),
      ...yearSection(payslip, voice),
      ...noteSections(explanation, voice),
      ...(code === null ? [] : [codeSection(code, addressOf(code), voice)]),
    ],
    footer: [number, currencyOf(explanation, voice, 'footer')].filter((part) => part !== '').join(' · '),
    madeAt,
  };
}

/** What the code on a payslip opens, in words: how the pay was worked out, and nothing of anybody. */
export function explanationDocument(
  explanation: PayExplanation,
  language: Language,
  madeAt: Date,
): PayslipDocument {
  const voice = speaking(language);
  return {
    ...frameOf(explanation, voice),
    title: voice.say('explanationTitle'),
    notice: joined(endOf(explanation, voice) ?? differenceOf(explanation, voice)),
    sections: [
      ...sidesSections(explanation, voice),
      hoursSection(explanation, voice),
      grossSection(explanation, voice),
      deductionsSection(explanation, voice, null),
      netSection(explanation, voice),
      ...retroactiveSections(explanation, voice),
      ...noteSections(explanation, voice),
    ],
    footer: currencyOf(explanation, voice, 'footer'),
    madeAt,
  };
}

function frameOf(explanation: PayExplanation, voice: Voice) {
  const { periodStart, periodEnd, payDate } = explanation;
  const { language, say } = voice;
  return {
    language,
    subtitle: say('subtitle', { fromOn: periodStart, toOn: periodEnd, paidOn: payDate }),
    headline: headlineOf(explanation, voice),
    pageOf: payslipWords[language].pageOf,
  };
}

function noticeOf({ explanation, corrects }: Payslip, voice: Voice): string | null {
  return (
    endOf(explanation, voice) ??
    joined(differenceOf(explanation, voice), corrects ? voice.say('corrects') : null)
  );
}

function joined(...sentences: (string | null)[]): string | null {
  return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}

/** Why the pay does not hold any more; null while it does. */
function endOf({ replaced, withdrawn }: PayExplanation, { say }: Voice): string | null {
  if (replaced) return say('replaced');
  return withdrawn ? say('withdrawn') : null;
}

function codeSection(code: string, address: string, { say }: Voice): Section {
  return {
    title: say('code'),
    blocks: [
      {
        kind: 'code',
        label: say('codeLabel'),
        code,
        address,
        text: say('codeText'),
        alternative: say('codeAlternative', { address }),
      },
    ],
  };
}
