import type { PaySubject, Rulebook } from '#libs/rulebook';

/** The subject of a row; the country is known where the programme has only one. */
export function subjectOf(text: string, rulebook: Rulebook): PaySubject {
  const [programme = '', province = '', commodity = '', route = ''] = text.split('\t');
  const countries = new Set(
    rulebook
      .seriesOf('participating-countries')
      .filter(({ keys }) => keys.programme === programme)
      .flatMap(({ values }) =>
        values.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : [])),
      ),
  );
  const [country] = countries;
  return {
    programme,
    province,
    ...(commodity === '' ? {} : { commodity }),
    ...(route === '' ? {} : { route }),
    ...(countries.size === 1 && country !== undefined ? { country } : {}),
  };
}
