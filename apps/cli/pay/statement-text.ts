import Table from 'cli-table3';
import {
  explainStatement,
  explainStep,
  type ExplanationLanguage,
  fillSentence,
  type GuaranteeForecast,
  type PayFacts,
  type PayStatement,
  type StatementInWords,
  nameOf,
  writeMoney,
} from '#libs/rulebook';
import { labelled } from '../labelled.js';

/** What stands around the amounts of a statement. */
interface Labels {
  heads: readonly [what: string, how: string, amount: string, source: string];
  gross: string;
  deductions: string;
  advanceGiven: string;
  net: string;
  edition: string;
  attention: string;
  /** That more is paid than was offered: by the hour alone, or however else. */
  topUp: Record<'byHour' | 'otherwise', string>;
}

const labels: Readonly<Record<ExplanationLanguage, Labels>> = {
  en: {
    heads: ['What', 'How it was found', 'Amount', 'Source'],
    gross: 'Gross pay',
    deductions: 'All deductions',
    advanceGiven: 'Advance given',
    net: 'Net pay',
    edition: 'Rules of',
    attention: 'Note',
    topUp: {
      byHour: '{rateDollars} an hour is below the lawful rate: {topUpCents} was added.',
      otherwise: 'What was offered comes to less than is lawful: {topUpCents} was added.',
    },
  },
  fr: {
    heads: ['Quoi', 'Calcul', 'Montant', 'Source'],
    gross: 'Salaire brut',
    deductions: 'Total des retenues',
    advanceGiven: 'Avance versée',
    net: 'Salaire net',
    edition: 'Règles de',
    attention: 'Attention',
    topUp: {
      byHour: '{rateDollars} l’heure est inférieur au taux légal : {topUpCents} ont été ajoutés.',
      otherwise: 'Ce qui était offert donne moins que ce que la loi exige : {topUpCents} ont été ajoutés.',
    },
  },
  es: {
    heads: ['Concepto', 'Cómo se calculó', 'Monto', 'Fuente'],
    gross: 'Salario bruto',
    deductions: 'Total de descuentos',
    advanceGiven: 'Adelanto entregado',
    net: 'Salario neto',
    edition: 'Reglas de',
    attention: 'Atención',
    topUp: {
      byHour: '{rateDollars} por hora está por debajo de la tarifa legal: se agregaron {topUpCents}.',
      otherwise: 'Lo ofrecido da menos de lo que manda la ley: se agregaron {topUpCents}.',
    },
  },
};

/** A statement for a terminal: every amount with how it was found and its source, then what to know beside. */
export function statementText(
  facts: PayFacts,
  statement: PayStatement,
  forecast: GuaranteeForecast | undefined,
  language: ExplanationLanguage,
): string {
  const told = explainStatement(statement, language);
  const { edition, attention } = labels[language];
  return [
    `${edition} ${told.edition}`,
    tableOf(told, language),
    ...topUpText(facts, statement, language),
    ...(forecast ? [explainStep(forecast.step, language).text] : []),
    ...told.warnings.map(({ text }) => labelled(attention, text, language)),
    '',
  ].join('\n');
}

/** That the offer is not lawful, and what was added; nothing where it is. */
function topUpText(
  { hourlyRate, days }: PayFacts,
  { topUpCents }: PayStatement,
  language: ExplanationLanguage,
): string[] {
  if (topUpCents <= 0) return [];
  const { attention, topUp } = labels[language];
  const isByHour = hourlyRate !== undefined && days.every(({ pieces = [] }) => pieces.length === 0);
  const text = isByHour
    ? fillSentence(topUp.byHour, { rateDollars: String(hourlyRate), topUpCents }, language)
    : fillSentence(topUp.otherwise, { topUpCents }, language);
  return [labelled(attention, text, language)];
}

function tableOf(told: StatementInWords, language: ExplanationLanguage): string {
  const { heads, gross, deductions, advanceGiven, net } = labels[language];
  const table = new Table({
    head: [...heads],
    colWidths: [22, 52, 14, 36],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  const add = (what: string, told: Pick<StatementInWords['gross'], 'steps'>, amount: number, source = '') => {
    table.push([what, told.steps.map(({ text }) => text).join('\n'), writeMoney(amount, language), source]);
  };
  const beside = told.earnings ?? [];
  const wagesCents = beside.reduce((left, { amountCents }) => left - amountCents, Number(told.grossCents));
  if (beside.length > 0) {
    add(nameOf('earning', 'wages', language), told.gross, wagesCents, sourceText(told.gross.source));
    for (const line of beside) add(line.name, line, line.amountCents, sourceText(line.source));
    add(gross, { steps: [] }, told.grossCents);
  } else add(gross, told.gross, told.grossCents, sourceText(told.gross.source));
  for (const line of told.lines) add(line.name, line, -Number(line.amountCents), sourceText(line.source));
  add(deductions, { steps: [] }, -Number(told.deductionsCents));
  if (told.advanceGivenCents !== undefined) add(advanceGiven, { steps: [] }, told.advanceGivenCents);
  add(net, { steps: [] }, told.netCents);
  return table.toString();
}

function sourceText(source: StatementInWords['lines'][number]['source']): string {
  return source ? `${source.title}: ${source.clause}` : '';
}
