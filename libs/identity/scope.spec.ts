import { describe, expect, it } from '@jest/globals';
import { permissions, permits, rolePermissions, roles } from './roles.js';
import { type Mandate, type Scope, scopeCondition, scopeOf } from './scope.js';

const mandate = (role: Mandate['role'], more: Partial<Mandate> = {}): Mandate => ({
  role,
  organisationId: 'organisation',
  provinces: ['ON'],
  countries: ['MX'],
  workerId: null,
  ...more,
});

describe('the scope of a mandate', () => {
  it.each<[Mandate, Scope]>([
    [mandate('employer'), { kind: 'employer', employerId: 'organisation' }],
    [mandate('agency'), { kind: 'agency', agencyId: 'organisation' }],
    [mandate('host-officer'), { kind: 'provinces', provinces: ['ON'] }],
    [mandate('host-supervisor', { provinces: [] }), { kind: 'provinces', provinces: [] }],
    [mandate('sending-officer'), { kind: 'country', countries: ['MX'] }],
    [mandate('visa-officer'), { kind: 'country', countries: ['MX'] }],
    [mandate('liaison-officer'), { kind: 'country', countries: ['MX'] }],
    [mandate('auditor'), { kind: 'provinces', provinces: ['ON'] }],
    [mandate('auditor', { provinces: [] }), { kind: 'everything' }],
    [mandate('worker', { workerId: 'worker' }), { kind: 'worker', workerId: 'worker' }],
    [mandate('worker'), { kind: 'nothing' }],
    [mandate('administrator'), { kind: 'nothing' }],
  ])('of %o', (given, scope) => {
    expect(scopeOf(given)).toEqual(scope);
  });
});

describe('the condition of a scope', () => {
  const columns = { employer: 'e', province: 'p', country: 'c', agency: 'a', worker: 'w' };

  it.each<[Scope, string, unknown[]]>([
    [{ kind: 'everything' }, 'true', []],
    [{ kind: 'nothing' }, 'false', []],
    [{ kind: 'employer', employerId: '1' }, 'e = $3', ['1']],
    [{ kind: 'agency', agencyId: '1' }, 'a = $3', ['1']],
    [{ kind: 'worker', workerId: '1' }, 'w = $3', ['1']],
    [{ kind: 'provinces', provinces: ['ON', 'QC'] }, 'p = any($3)', [['ON', 'QC']]],
    [{ kind: 'country', countries: [] }, 'c = any($3)', [[]]],
  ])('%o', (scope, sql, parameters) => {
    expect(scopeCondition(scope, columns, 3)).toEqual({ sql, parameters });
  });

  it('sees nothing of a noun that lacks its column', () => {
    for (const scope of [
      { kind: 'employer', employerId: '1' },
      { kind: 'agency', agencyId: '1' },
      { kind: 'worker', workerId: '1' },
      { kind: 'provinces', provinces: ['ON'] },
      { kind: 'country', countries: ['MX'] },
    ] satisfies Scope[])
      expect(scopeCondition(scope, {})).toEqual({ sql: 'false', parameters: [] });
  });
});

describe('the roles', () => {
  it('hold permissions that exist, once each, and leave none to nobody', () => {
    for (const role of roles) {
      const held = rolePermissions[role];
      expect(new Set(held).size).toBe(held.length);
      expect(held.filter((permission) => !permissions.includes(permission))).toEqual([]);
    }
    expect(permissions.filter((permission) => !roles.some((role) => permits(role, permission)))).toEqual([]);
  });

  it('keep apart who complains and who is complained of, and who acts and who audits', () => {
    expect(roles.filter((role) => permits(role, 'complaints:read'))).not.toContain('employer');
    expect(rolePermissions.auditor.filter((held) => !/:(read|manage)$/.test(held))).toEqual([]);
    expect(roles.filter((role) => permits(role, 'users:manage'))).toEqual(['administrator']);
    expect(rolePermissions.administrator).toEqual([
      'self:read',
      'rules:read',
      'receipts:read',
      'users:manage',
      'mails:read',
      'mails:retry',
      'notification-templates:read',
      'clock:advance',
      'operations:read',
      'operations:manage',
    ]);
  });
});
