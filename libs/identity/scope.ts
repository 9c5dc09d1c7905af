import type { Role } from './roles.js';

/**
 * Which records a person can see at all: everything outside it does not exist for them.
 * Each noun turns it into a condition of its own queries.
 */
export type Scope =
  | { kind: 'everything' }
  | { kind: 'employer'; employerId: string }
  | { kind: 'provinces'; provinces: readonly string[] }
  | { kind: 'agency'; agencyId: string }
  | { kind: 'country'; countries: readonly string[] }
  | { kind: 'worker'; workerId: string }
  | { kind: 'nothing' };

/** What an organisation is to the programme. */
export const organisationKinds = [
  'employer',
  'agency',
  'host-ministry',
  'sending-ministry',
  'visa-office',
  'consulate',
  'audit-office',
  'administration',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** The kind of organisation that each role works in. A worker acts for nobody but is kept with the sending ministry. */
export const roleOrganisation: Readonly<Record<Role, OrganisationKind>> = {
  employer: 'employer',
  agency: 'agency',
  'host-officer': 'host-ministry',
  'host-supervisor': 'host-ministry',
  'sending-officer': 'sending-ministry',
  'visa-officer': 'visa-office',
  'liaison-officer': 'consulate',
  auditor: 'audit-office',
  worker: 'sending-ministry',
  administrator: 'administration',
};

/** What a membership says of the records its holder may see. */
export interface Mandate {
  role: Role;
  organisationId: string;
  /** Provinces of a host officer or an auditor; empty for an auditor of the whole programme. */
  provinces: readonly string[];
  /** Countries of a sending ministry, a visa office or a consulate. */
  countries: readonly string[];
  workerId: string | null;
}

/** The scope of a mandate. */
export function scopeOf(mandate: Mandate): Scope {
  switch (mandate.role) {
    case 'employer':
      return { kind: 'employer', employerId: mandate.organisationId };
    case 'agency':
      return { kind: 'agency', agencyId: mandate.organisationId };
    case 'host-officer':
    case 'host-supervisor':
      return { kind: 'provinces', provinces: mandate.provinces };
    case 'sending-officer':
    case 'visa-officer':
    case 'liaison-officer':
      return { kind: 'country', countries: mandate.countries };
    case 'auditor':
      return mandate.provinces.length === 0
        ? { kind: 'everything' }
        : { kind: 'provinces', provinces: mandate.provinces };
    case 'worker':
      return mandate.workerId === null ? { kind: 'nothing' } : { kind: 'worker', workerId: mandate.workerId };
    case 'administrator':
      return { kind: 'nothing' };
  }
}

/** A condition of SQL with its parameters, to be put behind `where`. */
export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** The columns of a query that a scope is held against; a column that a noun lacks leaves that scope nothing to see. */
export interface ScopeColumns {
  employer?: string;
  province?: string;
  country?: string;
  agency?: string;
  worker?: string;
}

/** Turns a scope into a condition; `firstParameter` is the number of its first `$n`. */
export function scopeCondition(scope: Scope, columns: ScopeColumns, firstParameter = 1): Condition {
  const only = (column: string | undefined, value: unknown): Condition =>
    column === undefined
      ? { sql: 'false', parameters: [] }
      : { sql: `${column} = $${firstParameter}`, parameters: [value] };
  const anyOf = (column: string | undefined, values: readonly string[]): Condition =>
    column === undefined
      ? { sql: 'false', parameters: [] }
      : { sql: `${column} = any($${firstParameter})`, parameters: [values] };
  switch (scope.kind) {
    case 'everything':
      return { sql: 'true', parameters: [] };
    case 'employer':
      return only(columns.employer, scope.employerId);
    case 'agency':
      return only(columns.agency, scope.agencyId);
    case 'worker':
      return only(columns.worker, scope.workerId);
    case 'provinces':
      return anyOf(columns.province, scope.provinces);
    case 'country':
      return anyOf(columns.country, scope.countries);
    case 'nothing':
      return { sql: 'false', parameters: [] };
  }
}
