import { describe, expect, it } from '@jest/globals';
import {
  type AuditCaseAct,
  auditCaseActs,
  type AuditCaseState,
  auditCaseStates,
  nextCaseState,
  possibleCaseActs,
} from './audit-case.states.js';

/** In the order of `auditCaseActs`: where each act leads, `-` where it cannot be done. */
const table: Record<AuditCaseState, string> = {
  opened: 'evidence-requested - - - opened - - - - -',
  'evidence-requested':
    'evidence-requested evidence-requested evidence-requested under-review evidence-requested - - - - -',
  'under-review': 'under-review under-review under-review - under-review findings-issued - - - -',
  'findings-issued':
    '- findings-issued findings-issued - - - employer-response findings-issued findings-issued closed',
  'employer-response':
    '- employer-response employer-response - - - employer-response employer-response employer-response closed',
  closed: '- - - - - - - - - -',
};

const cells = auditCaseStates.flatMap((from) =>
  table[from].split(' ').map((to, index) => [from, auditCaseActs[index] as AuditCaseAct, to] as const),
);

describe('the states of an audit case', () => {
  it('has a line for every state and a cell for every act', () => {
    expect(cells).toHaveLength(auditCaseStates.length * auditCaseActs.length);
  });

  it.each(cells)('%s, %s: %s', (from, act, to) => {
    expect(nextCaseState(from, act) ?? '-').toBe(to);
    expect(possibleCaseActs(from).includes(act)).toBe(to !== '-');
  });

  it('never goes back', () => {
    for (const [from, , to] of cells)
      if (to !== '-')
        expect(auditCaseStates.indexOf(to as AuditCaseState)).toBeGreaterThanOrEqual(
          auditCaseStates.indexOf(from),
        );
  });
});
