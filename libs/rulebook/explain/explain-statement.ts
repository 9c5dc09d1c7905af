import type { RuleStep, RuleWarning } from '../calculations/inquiry.js';
import type { PayStatement } from '../calculations/pay/pay.js';
import type { PayLine } from '../calculations/pay/deductions/deductions.js';
import type { EarningLine } from '../calculations/pay/earnings/beside-wages.js';
import type {
  RetroactiveKind,
  RetroactiveLine,
  RetroactivePay,
} from '../calculations/pay/retroactive/retroactive-pay.js';
import { explainStep, explainWarning } from './explain.js';
import type { Language } from './language.js';
import { nameOf } from './names.js';

/** A step as it was stored, with its words; `value` as dollars or a date, for machines. */
export type StepInWords = Pick<RuleStep, 'code' | 'params'> & {
  readonly text: string;
  readonly value: string;
};

/** A stored statement with the words of one language. */
export type StatementInWords = Omit<
  PayStatement,
  'gross' | 'earnings' | 'lines' | 'warnings' | 'retroactive'
> & {
  readonly gross: Omit<PayStatement['gross'], 'steps'> & { readonly steps: readonly StepInWords[] };
  readonly earnings?: readonly (Omit<EarningLine, 'steps'> & {
    readonly name: string;
    readonly steps: readonly StepInWords[];
  })[];
  readonly lines: readonly (Omit<PayLine, 'steps'> & {
    readonly name: string;
    readonly steps: readonly StepInWords[];
  })[];
  readonly warnings: readonly (RuleWarning & { readonly text: string })[];
  readonly retroactive?: Omit<RetroactivePay, 'lines'> & {
    readonly lines: readonly RetroactiveLineInWords[];
  };
};

/** A line for an earlier period with its words; `why` is its reason. */
export type RetroactiveLineInWords = Omit<RetroactiveLine, 'steps'> & {
  readonly name: string;
  readonly why: string;
  readonly steps: readonly StepInWords[];
};

/** What of an earlier period is made up for, by its name. */
export function retroactiveName(kind: RetroactiveKind, language: Language): string {
  return nameOf(kind === 'gross' ? 'retroactive' : 'deduction', kind, language);
}

/** Puts a line for an earlier period into words. */
export function retroactiveInWords(line: RetroactiveLine, language: Language): RetroactiveLineInWords {
  return {
    ...line,
    name: retroactiveName(line.kind, language),
    why: nameOf('retroactive', line.reason, language),
    steps: stepsInWords(line.steps, language),
  };
}

/** Puts stored steps into words. Codes and params stay as they were decided. */
export function stepsInWords(steps: readonly RuleStep[], language: Language): StepInWords[] {
  return steps.map((step) => {
    const { text, value } = explainStep(step, language);
    return { code: step.code, params: step.params, text, value };
  });
}

/** Puts a stored statement into words. Amounts, codes and params stay as they were decided. */
export function explainStatement(statement: PayStatement, language: Language): StatementInWords {
  const inWords = (steps: readonly RuleStep[]) => stepsInWords(steps, language);
  const { retroactive, earnings, ...own } = statement;
  return {
    ...own,
    ...(retroactive && {
      retroactive: {
        ...retroactive,
        lines: retroactive.lines.map((line) => retroactiveInWords(line, language)),
      },
    }),
    gross: { ...statement.gross, steps: inWords(statement.gross.steps) },
    ...(earnings && {
      earnings: earnings.map((line) => ({
        ...line,
        name: nameOf('earning', line.kind, language),
        steps: inWords(line.steps),
      })),
    }),
    lines: statement.lines.map((line) => ({
      ...line,
      name: nameOf('deduction', line.kind, language),
      steps: inWords(line.steps),
    })),
    warnings: statement.warnings.map((warning) => ({ ...warning, text: explainWarning(warning, language) })),
  };
}
