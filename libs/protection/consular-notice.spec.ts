import { describe, expect, it } from '@jest/globals';
import { consularNotice, incidentKinds, mayNotify, type NoticeStep } from './consular-notice.js';
import { factRefusals, type NewIncidentStep, timeRefusals } from './incident-step.input.js';

const step = (kind: NoticeStep['kind'], hour: number, facts: Partial<NoticeStep> = {}): NoticeStep => ({
  kind,
  at: new Date(Date.UTC(2000, 5, 1, hour)),
  language: null,
  wishesNotice: null,
  treatyBasis: null,
  how: null,
  ...facts,
});
const told = step('right-told', 9, { language: 'es' });
const asked = step('wish-stated', 10, { wishesNotice: true });
const declined = step('wish-stated', 10, { wishesNotice: false });
const notified = step('consulate-notified', 11, { how: 'by telephone' });
const treaty = step('note', 8, { treatyBasis: 'a bilateral treaty' });

describe('what is owed after a detention', () => {
  it.each([
    ['nothing done yet', [], ['right-told', 'wish-stated']],
    ['told', [told], ['wish-stated']],
    ['asked for', [told, asked], ['consulate-notified']],
    ['asked for and notified', [told, asked, notified], []],
    ['declined', [told, declined], []],
    ['asked for without being told', [asked], ['right-told', 'consulate-notified']],
    ['mandatory by treaty', [treaty], ['right-told', 'consulate-notified']],
    ['mandatory by treaty, though declined', [treaty, told, declined], ['consulate-notified']],
    [
      'declined, then asked for',
      [told, declined, step('wish-stated', 12, { wishesNotice: true })],
      ['consulate-notified'],
    ],
  ] as const)('%s', (_, steps, owed) => {
    expect(consularNotice('detention', steps).owed).toEqual(owed);
    expect(consularNotice('arrest', [...steps].reverse()).owed).toEqual(owed);
  });

  it.each(incidentKinds.filter((kind) => kind !== 'arrest' && kind !== 'detention'))(
    'is nothing after an incident of another kind: %s',
    (kind) => {
      expect(consularNotice(kind, []).owed).toEqual([]);
      expect(mayNotify(kind, consularNotice(kind, []))).toBe(true);
    },
  );

  it('lets the consulate be notified only as the worker asks or a treaty demands', () => {
    const may = (steps: NoticeStep[]) => mayNotify('arrest', consularNotice('arrest', steps));
    expect([may([told]), may([declined]), may([asked]), may([declined, treaty])]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('a step', () => {
  const given = (facts: Partial<NewIncidentStep>): NewIncidentStep => ({
    kind: 'note',
    at: '2000-06-01T09:00:00Z',
    person: 'Constable',
    ...facts,
  });
  const codes = (facts: Partial<NewIncidentStep>) => factRefusals(given(facts)).map(({ code }) => code);

  it('needs the fact of its kind and none of another', () => {
    expect(codes({ kind: 'right-told' })).toEqual(['INCIDENT_STEP_INCOMPLETE']);
    expect(codes({ kind: 'right-told', language: 'es', remark: 'twice' })).toEqual([]);
    expect(codes({ kind: 'wish-stated', wishesNotice: false })).toEqual([]);
    expect(codes({ kind: 'consulate-notified', language: 'es' })).toEqual([
      'INCIDENT_STEP_FIELD_MISPLACED',
      'INCIDENT_STEP_INCOMPLETE',
    ]);
    expect(codes({})).toEqual(['INCIDENT_STEP_INCOMPLETE']);
  });

  it('lies between the incident and now, both included', () => {
    const at = (text: string) => new Date(text);
    const check = (time: string) =>
      timeRefusals('note', at(time), at('2000-06-01T08:00:00Z'), at('2000-06-01T12:00:00Z')).length;
    expect(check('2000-06-01T08:00:00Z')).toBe(0);
    expect(check('2000-06-01T07:59:59.999Z')).toBe(1);
    expect(check('2000-06-01T12:00:00Z')).toBe(0);
    expect(check('2000-06-01T12:00:00.001Z')).toBe(1);
  });
});
