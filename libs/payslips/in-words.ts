import type { Language } from '#libs/platform';
import { explainStep, explainWarning, nameOf, retroactiveName, type RuleStep } from '#libs/rulebook';
import type {
  ExplainedDeduction,
  ExplainedEarning,
  ExplainedRetroactive,
  ExplainedRule,
  PayExplanation,
  RetroactiveExplanation,
} from './explanation.js';
import { dueOf, type PaidLine, type Payment } from './payment.js';
import type { Payslip } from './payslip.js';
import { type Side, sidesOf } from './sides.js';

/** A step as a reader of JSON gets it: its words, and its outcome in dollars. */
export interface StepInWords {
  text: string;
  value: string;
}

type InWords<Part extends ExplainedRule> = Omit<Part, 'steps'> & { steps: StepInWords[] };

/** An explanation in one language, for programs. */
export type ExplanationInWords = Omit<
  PayExplanation,
  'gross' | 'earnings' | 'deductions' | 'payment' | 'retroactive' | 'warnings'
> & {
  language: Language;
  gross: InWords<ExplainedRule>;
  earnings: (InWords<ExplainedEarning> & { name: string })[];
  deductions: (InWords<ExplainedDeduction> & { name: string })[];
  payment: Omit<Payment, 'lines' | 'reasons'> & {
    /** By the check of the pay: what was paid, with what is owed beside it. */
    dueCents: number;
    lines: (PaidLine & { name: string })[];
    /** What was due and what was paid, line by line, each adding up to its net. */
    sides: Side[];
    reasons: StepInWords[];
  };
  retroactive:
    | (Omit<RetroactiveExplanation, 'lines'> & {
        lines: (InWords<ExplainedRetroactive> & { name: string; why: string })[];
      })
    | null;
  warnings: { code: string; text: string }[];
};

/** A payslip in one language, for programs. */
export type PayslipInWords = Omit<Payslip, 'explanation'> & { explanation: ExplanationInWords };

/** Puts an explanation into words; amounts stay as they were decided. */
export function explanationInWords(explanation: PayExplanation, language: Language): ExplanationInWords {
  const steps = (taken: readonly RuleStep[]): StepInWords[] =>
    taken.map((step) => {
      const { text, value } = explainStep(step, language);
      return { text, value };
    });
  const { rule, source } = explanation.gross;
  return {
    language,
    ...explanation,
    gross: { rule, source, steps: steps(explanation.gross.steps) },
    earnings: explanation.earnings.map((line) => ({
      ...line,
      name: nameOf('earning', line.kind, language),
      steps: steps(line.steps),
    })),
    deductions: explanation.deductions.map((line) => ({
      ...line,
      name: nameOf('deduction', line.kind, language),
      steps: steps(line.steps),
    })),
    payment: {
      ...explanation.payment,
      dueCents: dueOf(explanation.payment),
      lines: explanation.payment.lines.map((line) => ({
        ...line,
        name: nameOf('deduction', line.kind, language),
      })),
      sides: sidesOf(explanation),
      reasons: steps(explanation.payment.reasons),
    },
    retroactive: explanation.retroactive && {
      ...explanation.retroactive,
      lines: explanation.retroactive.lines.map((line) => ({
        ...line,
        name: retroactiveName(line.kind, language),
        why: nameOf('retroactive', line.reason, language),
        steps: steps(line.steps),
      })),
    },
    warnings: explanation.warnings.map((warning) => ({
      code: warning.code,
      text: explainWarning(warning, language),
    })),
  };
}

/** Puts a payslip into words. */
export function payslipInWords(payslip: Payslip, language: Language): PayslipInWords {
  return { ...payslip, explanation: explanationInWords(payslip.explanation, language) };
}
