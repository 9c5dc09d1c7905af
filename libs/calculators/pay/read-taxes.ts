import {
  claimCeilingCents,
  type Exemptions,
  exemptionReasons,
  type PayFacts,
  type StatutoryAmount,
  type TaxClaim,
  type YearToDate,
} from '#libs/rulebook';
import { claimExpected } from '../claim-expected.js';
import { given } from './given.js';
import type { JsonPlace } from './json-place.js';

/** What the tax forms and the year say: none of it need be given, but Quebec asks for the income expected of the year. */
export function readTaxes({
  claims,
  exempt,
  yearToDate,
  expectedAnnualIncome,
}: Record<'claims' | 'exempt' | 'yearToDate' | 'expectedAnnualIncome', JsonPlace>): Omit<
  NonNullable<PayFacts['withholding']>,
  'payDate' | 'payPeriods'
> {
  const places = claims.isAbsent ? undefined : claims.fields([], ['federal', 'provincial']);
  return given({
    federalClaim: places && readClaim(places.federal),
    provincialClaim: places && readClaim(places.provincial),
    exempt: readExemptions(exempt),
    yearToDate: readYear(yearToDate),
    expectedAnnualIncomeCents: expectedAnnualIncome.cents(),
  });
}

function readClaim(place: JsonPlace): TaxClaim | undefined {
  if (place.isText('E')) return 'E';
  const amount = place.cents();
  if (amount !== undefined && amount > claimCeilingCents) place.wrong(claimExpected);
  return amount;
}

/** What nothing is withheld of, each with its reason. */
function readExemptions(place: JsonPlace): Exemptions | undefined {
  if (place.isAbsent) return undefined;
  const places = place.fields([], ['cpp', 'ei', 'qpip', 'tax']);
  const reason = <Kind extends keyof typeof places>(kind: Kind) =>
    places[kind].oneOf(exemptionReasons[kind]) as Exemptions[Kind];
  return given({ cpp: reason('cpp'), ei: reason('ei'), qpip: reason('qpip'), tax: reason('tax') });
}

/** What the employer withheld, where it is not to be worked out: each amount as it is reported. */
export function readWithheld(place: JsonPlace): readonly StatutoryAmount[] | undefined {
  if (place.isAbsent) return undefined;
  const places = place.fields([], ['cpp', 'cpp2', 'ei', 'qpip', 'incomeTax']);
  const kinds = { cpp: 'cpp', cpp2: 'cpp2', ei: 'ei', qpip: 'qpip', incomeTax: 'income-tax' } as const;
  return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((name) => {
    const amountCents = places[name].cents();
    return amountCents === undefined ? [] : [{ kind: kinds[name], amountCents }];
  });
}

function readYear(place: JsonPlace): Partial<YearToDate> | undefined {
  if (place.isAbsent) return undefined;
  const places = place.fields(
    [],
    [
      'gross',
      'pensionableEarnings',
      'insurableEarnings',
      'cpp',
      'cpp2',
      'ei',
      'qpip',
      'cppBase',
      'cppAdditional',
    ],
  );
  return given({
    grossCents: places.gross.cents(),
    pensionableCents: places.pensionableEarnings.cents(),
    insurableCents: places.insurableEarnings.cents(),
    cppBaseCents: places.cpp.cents() ?? places.cppBase.cents(),
    cppAdditionalCents: places.cpp2.cents() ?? places.cppAdditional.cents(),
    eiCents: places.ei.cents(),
    qpipCents: places.qpip.cents(),
  });
}
