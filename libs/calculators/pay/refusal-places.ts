import type { PayRules, RuleRefusal, StatutoryKind, WithholdingField } from '#libs/rulebook';
import type { PayPeriod } from './read-pay-period.js';

/** Where in the document a refusal comes from, what stands there, and what was expected. */
export interface RefusalPlace {
  path: string;
  value: unknown;
  expected: string;
}

/** Facts of a withholding by where the document has them; of two places the one that is given counts. */
const withholdingPaths: Readonly<Partial<Record<WithholdingField, readonly [string, ...string[]]>>> = {
  province: ['$.province'],
  payDate: ['$.payDate'],
  payPeriods: ['$.payPeriods'],
  federalClaim: ['$.claims.federal'],
  provincialClaim: ['$.claims.provincial'],
  expectedAnnualIncomeCents: ['$.expectedAnnualIncome'],
  'exempt.cpp': ['$.exempt.cpp'],
  'exempt.ei': ['$.exempt.ei'],
  'exempt.qpip': ['$.exempt.qpip'],
  'exempt.tax': ['$.exempt.tax'],
  'yearToDate.grossCents': ['$.yearToDate.gross'],
  'yearToDate.pensionableCents': ['$.yearToDate.pensionableEarnings'],
  'yearToDate.insurableCents': ['$.yearToDate.insurableEarnings'],
  'yearToDate.cppBaseCents': ['$.yearToDate.cppBase', '$.yearToDate.cpp'],
  'yearToDate.cppAdditionalCents': ['$.yearToDate.cppAdditional', '$.yearToDate.cpp2'],
  'yearToDate.eiCents': ['$.yearToDate.ei'],
  'yearToDate.qpipCents': ['$.yearToDate.qpip'],
};

/** Other facts of a pay period by where the document has them, and how they are written there. */
const payPlaces: ReadonlyMap<unknown, Omit<RefusalPlace, 'value'>> = new Map([
  ['transportCostCents', { path: '$.transportCost', expected: 'the cost of the round trip, as "900.00"' }],
  ['hourlyRate', { path: '$.hourlyRate', expected: 'a rate above 0, since no pieces are paid' }],
  ['advancedCents', { path: '$.advance.advanced', expected: 'all that was advanced, as "150.00"' }],
  ['firstDayWorked', { path: '$.firstDayWorked', expected: 'the first day worked, as YYYY-MM-DD' }],
]);

/** Finds the place of a refusal; undefined where it comes from no one field. */
export function placeOfRefusal(
  { code, params }: RuleRefusal,
  document: unknown,
  { facts }: PayPeriod,
  rules: PayRules,
): RefusalPlace | undefined {
  const at = (path: string, expected: string) => ({ path, value: valueAt(document, path) ?? null, expected });
  const kind = withheldFields[params['kind'] as StatutoryKind];
  if (code.startsWith('WITHHOLDING_') && kind !== undefined)
    return at(`$.withholding.${kind}`, expectedOfWithheld(code, params));
  if (code === 'NET_BELOW_ZERO')
    return at(
      facts.statutory === 'compute' ? '$' : '$.withholding',
      `deductions of at most the gross pay, ${String(params['gross'])}`,
    );
  if (code === 'PAY_FACTS_INVALID') {
    const place = payPlaces.get(params['field']);
    if (place !== undefined) return at(place.path, place.expected);
    if (params['field'] === 'route') return at('$.route', `one of ${routesIn(params)}`);
    if (params['field'] === 'days') return placeOfDay(params, document);
    const paths = withholdingPaths[params['field'] as WithholdingField];
    if (paths === undefined) return undefined;
    const path = paths.find((one) => valueAt(document, one) !== undefined) ?? paths[0];
    return at(path, String(params['expected']));
  }
  if (code !== 'VALUE_NOT_COVERED' || params['value'] !== 'transport-cap') return undefined;
  // The cap of the journey is held for each route: a file that asks for the journey without one, or on another, meets none.
  const routes = rules.on(facts.periodEnd).maybe('transport-routes')?.value.value;
  return Array.isArray(routes)
    ? at('$.route', `one of ${routes.join(', ')}, since the most for the journey goes by it`)
    : undefined;
}

/** Statutory kinds by the field of `withholding` that states each. */
const withheldFields: Readonly<Partial<Record<StatutoryKind, string>>> = {
  ...{ cpp: 'cpp', cpp2: 'cpp2', ei: 'ei', qpip: 'qpip', 'income-tax': 'incomeTax' },
};

/** What is expected of an amount that is withheld, by what is wrong with it. */
function expectedOfWithheld(code: string, { kinds, due, reasons }: RuleRefusal['params']): string {
  if (code === 'WITHHOLDING_KIND_UNKNOWN') return `no such amount here; there are ${String(kinds)}`;
  const exemption = `a reason in $.exempt: ${String(reasons)}`;
  return code === 'WITHHOLDING_AT_ZERO'
    ? `what is due, ${String(due)}, or ${exemption}`
    : `the amount that is withheld, or ${exemption}`;
}

const routesIn = ({ routes }: RuleRefusal['params']): string =>
  Array.isArray(routes) ? routes.join(', ') : '';

/** The day of the document that is refused for its date, such as one with work before the first day worked. */
function placeOfDay(
  { dateOn, firstDayOn }: RuleRefusal['params'],
  document: unknown,
): RefusalPlace | undefined {
  const days = valueAt(document, '$.days');
  if (!Array.isArray(days) || dateOn === undefined) return undefined;
  const index = days.findIndex((day) => valueAt(day, '$.date') === dateOn);
  if (index < 0) return undefined;
  const expected = `no hours and no pieces on ${String(dateOn)}, which lies before the first day worked, ${String(firstDayOn)}`;
  return { path: `$.days[${index}]`, value: days[index] as unknown, expected };
}

/** What stands at a path such as `$.yearToDate.cpp`. */
function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      document,
    );
}
