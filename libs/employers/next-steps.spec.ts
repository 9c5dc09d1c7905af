import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { inspectionSteps } from './next-steps.js';

const today = plainDate('2026-03-10');
const inspectedOn = '2025-11-20';
const wanted = (dueOn: string | null) => [{ act: 'RECORD_INSPECTION', by: 'employer', dueOn }];

describe('the inspections of houses', () => {
  it('ask for nothing where every one holds and none ends, or there is no house', () => {
    expect(inspectionSteps([{ inspectedOn }, { inspectedOn, inspectionValidTo: null }], today)).toEqual([]);
    expect(inspectionSteps([], today)).toEqual([]);
  });

  it('are wanted, without a day, as soon as one house has none', () => {
    const inspected = { inspectedOn, inspectionValidTo: '2026-11-20' };
    expect(inspectionSteps([inspected, {}], today)).toEqual(wanted(null));
    expect(inspectionSteps([{ inspectedOn: null }, inspected], today)).toEqual(wanted(null));
  });

  it('are wanted again by the last day on which the first of them holds', () => {
    const houses = [
      { inspectedOn, inspectionValidTo: '2026-11-20' },
      { inspectedOn, inspectionValidTo: '2026-05-01' },
      { inspectedOn },
    ];
    expect(inspectionSteps(houses, today)).toEqual(wanted('2026-05-01'));
  });

  it('hold on their last day, and are wanted without a day from the next', () => {
    const house = { inspectedOn, inspectionValidTo: '2026-03-10' };
    expect(inspectionSteps([house], today)).toEqual(wanted('2026-03-10'));
    expect(inspectionSteps([house], plainDate('2026-03-11'))).toEqual(wanted(null));
  });
});
