import { describe, expect, it } from '@jest/globals';
import { languages } from '#libs/platform';
import { type Payment, payslipDocument, type Payslip, renderHtml, renderPdf } from '#libs/payslips';
import { mexicoOf2000, shown } from '../support/invented-payslips.js';
import { readPdf } from '../support/pdf-reader.js';

const tight = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '');

interface Changes {
  payment?: Partial<Payment>;
  year?: Partial<NonNullable<Payslip['yearToDate']>>;
  end?: 'replaced' | 'withdrawn';
}

/** A payslip of which $150.00 was paid though $162.32 was due by the check, or with what else is changed of its payment. */
function paid({ payment, year, end }: Changes = {}): Payslip {
  const { explanation, yearToDate, ...payslip } = mexicoOf2000();
  if (yearToDate === null) throw new Error('the year of the payslip is known');
  return {
    ...payslip,
    yearToDate: { ...yearToDate, ...year },
    explanation: {
      ...explanation,
      netCents: 16_232,
      payment: {
        ...explanation.payment,
        ...{ basis: 'stated', netCents: 15_000, toPayCents: 0, owedCents: 1_232, paidSinceCents: 0 },
        ...payment,
      },
      ...(end === undefined ? {} : { [end]: true }),
    },
  };
}

/** What a payslip says in every language: on its page, which is proven to be what its paper says. */
async function saidBy(changes: Changes): Promise<Record<string, string>> {
  const said = languages.map(async (language) => {
    const document = payslipDocument(paid(changes), language, shown);
    const html = renderHtml(document).replace(/<style>[\s\S]*<\/style>|<svg[\s\S]*?<\/svg>/g, '');
    const words = html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
    const { pages } = readPdf(await renderPdf(document));
    const paper = tight(pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''));
    return [language, { words, paper }] as const;
  });
  return Object.fromEntries(
    (await Promise.all(said)).flatMap(([language, { words, paper }]) => [
      [language, words],
      [`${language} paper`, paper],
    ]),
  );
}

/** Sentences in their languages, which page and paper must say, or must not. */
async function expectSaid(
  changes: Changes,
  says: Record<string, string>,
  saysNot: Record<string, string> = {},
) {
  const said = await saidBy(changes);
  for (const language of languages) {
    expect(said[language]).toContain(says[language]);
    expect(said[`${language} paper`]).toContain(tight(says[language] ?? '?'));
    const not = saysNot[language];
    if (not === undefined) continue;
    expect(said[language]).not.toContain(not);
    expect(said[`${language} paper`]).not.toContain(tight(not));
  }
}

const toCome = { basis: 'worked-out', netCents: 13_806, toPayCents: 13_806, owedCents: 0 } as const;

describe('the payslip of stated pay', () => {
  it('says what was left by the rules, and what the employer states of it', async () => {
    await expectSaid(
      {},
      {
        en: 'By the rules $162.32 was left for you.',
        fr: 'Selon les règles, il vous restait 162,32 $.',
        es: 'Según las reglas le quedaban $162.32.',
      },
      { en: 'leaves $162.32', fr: 'il vous reste 162,32', es: 'le quedan $162.32' },
    );
    await expectSaid(
      {},
      {
        en: 'Your employer states that $150.00 was paid to you, and has entered no proof.',
        fr: 'Votre employeur indique vous avoir versé 150,00 $ et n’a inscrit aucune preuve.',
        es: 'Su empleador indica que le pagó $150.00 y no ha registrado ningún comprobante.',
      },
    );
  });

  it('names the amount that is proven', async () => {
    await expectSaid(
      { payment: { paidOn: '2000-06-15' } },
      {
        en: '$150.00 was paid to you on June 15, 2000',
        fr: '150,00 $ vous ont été versés le 15 juin 2000',
        es: 'Se le pagaron $150.00 el 15 de junio de 2000',
      },
    );
  });

  it('says that something is owed, owed in part, or owed no more', async () => {
    const says = {
      en: 'By our check $162.32 was due. $12.32 is owed to you.',
      fr: '162,32 $ étaient dus. On vous doit 12,32 $.',
      es: 'correspondían $162.32. Se le deben $12.32.',
    };
    await expectSaid({}, says);
    await expectSaid(
      { payment: { paidSinceCents: 1_231 } },
      {
        en: '$12.32 was owed to you; $12.31 of it was paid since, and $0.01 is still owed.',
        fr: 'On vous devait 12,32 $; 12,31 $ vous ont été versés depuis et 0,01 $ restent dus.',
        es: 'Se le debían $12.32; desde entonces se le pagaron $12.31 y todavía se le deben $0.01.',
      },
      { en: '$12.32 is owed to you', fr: 'On vous doit 12,32', es: 'Se le deben $12.32' },
    );
    await expectSaid(
      { payment: { paidSinceCents: 1_232 } },
      {
        en: '$12.32 was owed to you; you have been paid all of it.',
        fr: 'On vous devait 12,32 $; tout vous a été versé.',
        es: 'Se le debían $12.32; ya se le pagó todo.',
      },
      { en: '$12.32 is owed to you', fr: 'On vous doit 12,32', es: 'Se le deben $12.32' },
    );
  });

  it('says what is due where nobody said what was paid, until it is proven', async () => {
    const payment = { netCents: null, owedCents: 16_232 };
    await expectSaid(
      { payment },
      {
        en: 'By our check $162.32 was due. It is owed to you until its payment is proven.',
        fr: '162,32 $ étaient dus. Cette somme vous est due tant que son paiement n’est pas prouvé.',
        es: 'correspondían $162.32. Se le deben mientras no se pruebe que se pagaron.',
      },
    );
    await expectSaid(
      { payment: { ...payment, paidSinceCents: 16_232 } },
      {
        en: 'By our check $162.32 was due. $162.32 was owed to you; you have been paid all of it.',
        fr: 'On vous devait 162,32 $; tout vous a été versé.',
        es: 'Se le debían $162.32; ya se le pagó todo.',
      },
      { en: 'until its payment is proven', fr: 'tant que son paiement', es: 'mientras no se pruebe' },
    );
  });
});

describe('the payslip of pay that was worked out', () => {
  it('says what it leaves and when it is to be paid', async () => {
    await expectSaid(
      { payment: toCome },
      { en: 'leaves $162.32 for you', fr: 'il vous reste 162,32 $', es: 'le quedan $162.32' },
    );
    await expectSaid(
      { payment: toCome },
      { en: 'To be paid to you $138.06', fr: 'À vous verser 138,06 $', es: 'Por pagarle a usted $138.06' },
    );
  });

  it.each(['withdrawn', 'replaced'] as const)('is not to be paid once it is %s', async (end) => {
    await expectSaid(
      { payment: toCome, end, year: { toPayCents: 0 } },
      { en: 'Not to be paid $138.06', fr: 'Ne sera pas versé 138,06 $', es: 'No se le va a pagar $138.06' },
      { en: 'o be paid to you', fr: 'À vous verser', es: 'Por pagarle a usted' },
    );
  });

  it('says what was paid, also where another replaced it', async () => {
    await expectSaid(
      { payment: { ...toCome, paidOn: '2000-06-15', toPayCents: 0 }, end: 'replaced' },
      { en: 'You were paid $138.06', fr: 'Vous avez reçu 138,06 $', es: 'A usted se le pagó $138.06' },
    );
  });
});

describe('the year so far', () => {
  const year = { netCents: 30_000 };

  it('counts as paid only what was paid', async () => {
    await expectSaid(
      { year: { ...year, toPayCents: 13_806 } },
      {
        en: 'Paid to you $161.94 To be paid to you $138.06',
        fr: 'Ce qui vous a été versé 161,94 $ À vous verser 138,06 $',
        es: 'Pagado a usted $161.94 Por pagarle a usted $138.06',
      },
    );
    await expectSaid(
      { year: { ...year, toPayCents: 0 } },
      {
        en: 'Paid to you $300.00',
        fr: 'Ce qui vous a été versé 300,00 $',
        es: 'Pagado a usted $300.00',
      },
      { en: 'To be paid to you', fr: 'À vous verser', es: 'Por pagarle a usted' },
    );
  });

  it('is not told of a pay that was withdrawn', async () => {
    const { en } = await saidBy({ payment: toCome, end: 'withdrawn' });
    expect(en).not.toContain('This year so far');
  });
});
