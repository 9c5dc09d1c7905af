import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { runCli } from '../support/cli.js';
import { codes } from '../support/pay-sheets.js';
import { workbook } from '../support/workbook.js';
import { createWorld, type Person, type World } from '../support/world.js';

// The terminal is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(180_000);

let world: World;
let agency: Person;
let auditor: Person;

beforeAll(async () => {
  world = await createWorld('2000-09-20T15:00:00Z');
  agency = await world.person('agency');
  auditor = await world.person('auditor');
});

afterAll(() => world.close());

const cli = async (args: string[], input: string | object = '') =>
  JSON.parse((await runCli(args, {}, typeof input === 'string' ? input : JSON.stringify(input))).stdout);

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file as its bytes. */
const send = (person: Person, path: string, file: string | Buffer, type = 'text/csv') =>
  request(world.api.getHttpServer())
    .post(`/api/v1/${path}`)
    .set('authorization', `Bearer ${person.token}`)
    .set('content-type', type)
    .send(file);

/** Everything that the product keeps, counted. */
const kept = async (): Promise<unknown> =>
  (
    await world.dataSource.query(
      `select (select count(*) from audit_entry) as entries, (select count(*) from receipt) as receipts,
         (select count(*) from pay_record) as records`,
    )
  )[0];

const days = [1, 2, 3, 4, 5, 6].map((day) => ({ date: `2026-06-0${day}`, hours: 10 }));
const week = {
  ...{ programme: 'sawp-mexico', country: 'MX', province: 'ON', route: 'mexico-toronto' },
  ...{ periodStart: '2026-06-01', periodEnd: '2026-06-07', payDate: '2026-06-11', payPeriods: 52 },
  ...{ days, hourlyRate: '17.60', prevailingRate: '17.60', firstDayWorked: '2026-06-01' },
};

describe('a pay period sent to the API', () => {
  it('comes to what the terminal prints, with the steps in the language that is asked for', async () => {
    const { body } = await agency.post('pay-calculations?language=es', week).expect(200);
    expect(body).toEqual(await cli(['pay', '-', '--json', '--language', 'es'], week));
    // 60 hours at 17.60.
    expect(body.gross).toBe('1056.00');
    const spoken = await agency.post('pay-calculations', week).set('accept-language', 'es').expect(200);
    expect(spoken.body).toEqual(body);
  });

  it('is refused with all that is wrong in it at once, and none of its values', async () => {
    const wrong = {
      ...{ ...week, province: 'XX', hourlyRate: '17.605' },
      days: [{ date: '2026-06-01', hours: -1 }],
    };
    const { body, headers } = await agency.post('pay-calculations', wrong).expect(422);
    expect(headers['content-type']).toContain('application/problem+json');
    const told = body.findings.map(({ params }: { params: { field: string } }) => params.field);
    expect(told).toEqual(['$.province', '$.days[0].hours', '$.hourlyRate']);
    expect(codes(body)).toEqual(['FIELD_INVALID', 'FIELD_INVALID', 'FIELD_INVALID']);
    expect(body.findings[2].detail).toContain('at most 2 decimals');
    const { error } = await cli(['pay', '-', '--json'], wrong);
    expect(error.problems.map(({ path }: { path: string }) => path).sort()).toEqual([...told].sort());
    expect(JSON.stringify(body)).not.toContain('17.605');
    for (const nothing of [{}, [], undefined]) await agency.post('pay-calculations', nothing).expect(422);
  });

  it('is refused by the rules for the reasons that the terminal gives', async () => {
    // The limit of Quebec's foreign farm workers, which no source confirms for 2026.
    const farm = { ...week, province: 'QC', route: undefined, expectedAnnualIncome: '36112.00' };
    const unconfirmed = await agency.post('pay-calculations', farm).expect(422);
    const refused = await cli(['pay', '-', '--json'], farm);
    expect(codes(unconfirmed.body)).toEqual(refused.error.problems.map(({ code }: { code: string }) => code));
    expect(unconfirmed.body).toMatchObject({
      code: 'VALUE_UNCONFIRMED',
      rule: refused.error.problems[0].rule,
      source: { title: refused.error.problems[0].source.title },
    });
    const allowed = await agency.post('pay-calculations?allowUnconfirmed=true', farm).expect(200);
    expect(allowed.body.tainted).toBe(true);
    // No edition covers 2010.
    const past = JSON.parse(JSON.stringify(week).replaceAll('2026-', '2010-')) as object;
    const uncovered = await agency.post('pay-calculations', past).expect(422);
    const { error } = await cli(['pay', '-', '--json'], past);
    expect(uncovered.body.code).toBe(error.problems[0].code);
    const elsewhere = await agency.post('pay-calculations', {
      ...{ ...week, transportCost: '900.00', route: 'mexico-nowhere' },
    });
    expect(elsewhere.body).toMatchObject({ params: { path: '$.route' } });
    // By the name that the document has for it, and not by that of the code.
    const quebec = await agency
      .post('pay-calculations', { ...week, province: 'QC', route: undefined })
      .expect(422);
    expect(quebec.body.detail).toContain('$.expectedAnnualIncome');
    expect(JSON.stringify(quebec.body)).not.toContain('Cents');
  });

  it('is refused by the place in the document, never by a name of the code', async () => {
    const quebec = { ...week, province: 'QC', route: undefined };
    const { body } = await agency.post('pay-calculations', quebec).expect(422);
    expect(body).toMatchObject({
      ...{ code: 'PAY_FACTS_INVALID', params: { field: '$.expectedAnnualIncome' } },
      detail: expect.stringContaining('$.expectedAnnualIncome'),
    });
    expect(JSON.stringify(body)).not.toContain('Cents');
    const exempt = { cpp: 'treaty' };
    const refused = await agency.post('pay-calculations', { ...week, exempt }).expect(422);
    expect(refused.body.findings).toMatchObject([{ params: { field: '$.exempt.cpp' } }]);
    expect(refused.body.detail).toContain('age, election, short-engagement');
  });
});

describe('a file of payments sent to the API', () => {
  const file = [
    'case_id,province,pay_date,pay_periods,gross_pay,federal_claim,provincial_claim',
    'week,ON,2026-05-15,52,704.00,16452.00,12989.00',
    'bad,XX,2026-02-30,52,704.001,0,-1',
    'early,ON,2023-12-31,52,704.00,0,0',
  ].join('\r\n');

  it('comes to what the terminal prints, rejected rows included', async () => {
    const { body, headers } = await send(agency, 'withholding-calculations', file).expect(200);
    expect(headers['content-type']).toContain('application/json');
    expect(body).toEqual(await cli(['withholding', '-', '--json'], file));
    expect(body.rows).toEqual([expect.objectContaining({ case_id: 'week', net_pay: '584.80' })]);
    expect(body.rejected.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
  });

  it('is refused where it is no such file, is none at all, or is too large', async () => {
    const lacking = await send(agency, 'withholding-calculations', 'case_id,province\r\n1,ON').expect(422);
    expect(lacking.body).toMatchObject({ code: 'FILE_UNREADABLE', params: { line: 1 } });
    expect(lacking.body.detail).toContain('pay_date');
    const json = await agency.post('withholding-calculations', { rows: [] }).expect(415);
    expect(json.body.code).toBe('FILE_EXPECTED');
    for (const type of ['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])
      expect((await send(agency, 'withholding-calculations', file, type).expect(415)).body).toMatchObject({
        code: 'FILE_EXPECTED',
        instead: expect.stringContaining('--data-binary'),
      });
    const row = `${'week,ON,2026-05-15,52,704.00,0,0'.padEnd(1023, ' ')}\n`;
    const large = await send(agency, 'withholding-calculations', row.repeat(8 * 1024 + 1)).expect(413);
    expect(large.body.code).toBe('FILE_TOO_LARGE');
    await send(agency, 'withholding-calculations', '').expect(422);
  });

  it('may be a workbook, whichever of the types for files it is sent as', async () => {
    const rows = file.split('\r\n').map((line) => line.split(','));
    const book = await workbook(rows);
    const { body } = await send(agency, 'withholding-calculations', file).expect(200);
    for (const type of [spreadsheet, 'application/vnd.ms-excel', 'text/csv'])
      expect((await send(agency, 'withholding-calculations', book, type).expect(200)).body).toEqual(body);
    expect((await send(agency, 'withholding-calculations', file, spreadsheet).expect(200)).body).toEqual(
      body,
    );
  });

  it('is refused for what it is, in the language of the caller', async () => {
    const cut = (await workbook([['case_id']])).subarray(0, 700);
    const damaged = await send(agency, 'withholding-calculations', cut, spreadsheet)
      .set('accept-language', 'fr')
      .expect(422);
    expect(damaged.body).toMatchObject({
      code: 'WORKBOOK_DAMAGED',
      detail: 'Le fichier est un classeur Excel endommagé.',
    });
    const rows = file.split('\r\n').map((line) => line.split(','));
    const flipped = await workbook([...rows, ...rows.slice(1)], { stored: true });
    const at = flipped.lastIndexOf('<row r="7">');
    flipped[at + 6] = (flipped[at + 6] ?? 0) ^ 1;
    const broken = await send(agency, 'withholding-calculations', flipped).expect(422);
    expect(broken.body.code).toBe('WORKBOOK_DAMAGED');
    const pdf = await send(agency, 'withholding-calculations', '%PDF-1.7').expect(422);
    expect(pdf.body).toMatchObject({ code: 'FILE_OF_OTHER_FORMAT', params: { format: 'PDF' } });
    expect(pdf.body.detail).toContain('of the format PDF');
  });

  it('is taken by no other route', async () => {
    for (const type of ['text/csv', spreadsheet]) {
      await send(agency, 'pay-calculations', file, type).expect(415);
      await send(agency, 'session', file, type).expect(415);
    }
  });
});

describe('a season sent to the API', () => {
  const season = {
    ...{ programme: 'sawp-mexico', province: 'ON' },
    ...{ needFrom: '2026-05-04', needTo: '2026-11-27' },
  };

  it('comes to the checklist that the terminal prints, or to a calendar', async () => {
    const { body } = await agency.post('checklists', season).expect(200);
    const args = ['--programme', 'sawp-mexico', '--province', 'ON', '--need-from', '2026-05-04'];
    expect(body).toEqual(await cli(['checklist', ...args, '--need-to', '2026-11-27', '--json']));
    const { text, headers } = await agency
      .post('checklists', season)
      .set('accept', 'text/calendar')
      .expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(body.obligations.length);
    // The clock of this world, not of the machine.
    expect(text).toMatch(/^DTSTAMP:20000920T\d{6}Z\r$/m);
    await agency.post('checklists', { ...season, needTo: null }).expect(200);
  });

  it('is refused with all that is wrong in it at once', async () => {
    const wrong = { programme: 'sawp', province: 'on', needFrom: '2026-02-29', needTo: '2026-05-03' };
    const { body } = await agency.post('checklists', wrong).expect(422);
    expect(body.findings.map(({ params }: { params: { field: string } }) => params.field)).toEqual([
      'programme',
      'province',
      'needFrom',
    ]);
    const backwards = await agency.post('checklists', { ...season, needTo: '2026-05-03' }).expect(422);
    expect(backwards.body.params.field).toBe('needTo');
    await agency.post('checklists', { ...season, needTo: '2026-05-04' }).expect(200);
  });
});

describe('the rulebook through the API', () => {
  it('lists what the terminal lists', async () => {
    const { body } = await agency.get('rules?code=minimum-wage&on=2026-05-04').expect(200);
    expect(body).toEqual(
      await cli(['rules', 'list', '--code', 'minimum-wage', '--on', '2026-05-04', '--json']),
    );
    expect(body.count).toBeGreaterThan(5);
    const unknown = await agency.get('rules?province=XX&on=2026-02-30&status=sure').expect(422);
    expect(unknown.body.findings).toHaveLength(3);
    const elsewhere = await agency.get('rules?country=ZZ').expect(422);
    expect(elsewhere.body.detail).toMatch(/one of .*\bMX\b/);
    const between = await agency.get('rules?on=2010-06-01').expect(422);
    expect(between.body).toMatchObject({ code: 'DATE_IN_NO_EDITION' });
    expect(between.body.detail).toContain('2000');
  });

  it('looks a value up as the terminal does, and says why one may not be used', async () => {
    const question = ['minimum-wage', '--on', '2026-05-04', '--province', 'ON'];
    const { body } = await agency.get('rules/minimum-wage?on=2026-05-04&province=ON').expect(200);
    expect(body).toEqual(await cli(['rules', 'show', ...question, '--json']));
    expect(body.value).toMatchObject({ unit: 'CAD/hour', source: { title: expect.any(String) } });
    const uncovered = await agency.get('rules/minimum-wage?on=2010-05-04&province=ON').expect(200);
    expect(uncovered.body.refusals.length).toBeGreaterThan(0);
    const unknown = await agency.get('rules/minimal-wage?on=2026-05-04').expect(404);
    expect(unknown.body.instead).toContain('minimum-wage');
    const several = await agency.get('rules/minimal-wage?on=today&province=XX').expect(404);
    expect(codes(several.body)).toEqual(['FIELD_INVALID', 'FIELD_INVALID', 'RULE_CODE_UNKNOWN']);
    await agency.get('rules/minimum-wage').expect(422);
    const { body: whose } = await agency.get('rules/filing-lead?on=2026-05-04&province=ON').expect(422);
    expect(whose.params).toMatchObject({
      field: 'programme',
      expectedEn: 'one of sawp-caribbean, sawp-mexico',
    });
  });
});

describe('a file of pay records sent to the API', () => {
  const header =
    'record_id,programme,employer_id,worker_id,province,period_start,period_end,pay_date,pay_periods,daily_hours,hourly_rate,gross,net,cpp,ei,income_tax';
  const row = (id: string, rate: string, gross: string) =>
    `${id},sawp-mexico,E1,${id},ON,2000-06-05,2000-06-11,2000-06-16,52,8 8 8 8 8 8 0,${rate},${gross},${gross},,,`;
  // 48 hours at 6.90 are 331.20; at 6.00 they are 288.00, which is 43.20 short.
  const file = [
    header,
    row('R1', '6.90', '331.20'),
    row('R2', '6.00', '288.00'),
    row('R3', 'x', '1.00'),
  ].join('\n');

  it('comes to the findings that the terminal prints, and leaves nothing behind', async () => {
    const before = await kept();
    const { body } = await send(auditor, 'pay-record-audits', file).expect(200);
    expect(body).toEqual(await cli(['audit', '-', '--json'], file));
    expect(body.summary).toMatchObject({ records: 3, rejected: 1, owedCents: 4_320 });
    expect(await kept()).toEqual(before);
    const book = await workbook(file.split('\n').map((line) => line.split(',')));
    expect((await send(auditor, 'pay-record-audits', book, spreadsheet).expect(200)).body).toEqual(body);
    const other = await send(auditor, 'pay-record-audits?programme=sawp-caribbean', file).expect(200);
    expect(other.body.summary).toMatchObject({ records: 0, otherProgrammes: 3 });
  });

  it('is refused where it is no such file, or asks for what is not known', async () => {
    const lacking = await send(auditor, 'pay-record-audits', 'record_id\nR1').expect(422);
    expect(lacking.body.code).toBe('FILE_UNREADABLE');
    const unknown = await send(auditor, 'pay-record-audits?programme=sawp', file).expect(422);
    expect(unknown.body.params.field).toBe('programme');
    await send(agency, 'pay-record-audits', file).expect(403);
  });
});
