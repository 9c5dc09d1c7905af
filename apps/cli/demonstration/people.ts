import type { Role } from '#libs/identity';

/** Somebody who can sign in to the demonstration. */
export interface DemonstrationPerson {
  email: string;
  /** What they do, for the list that `start` prints. */
  what: string;
  role: Role;
  /** Key of the organisation they act for. */
  organisation: string;
}

/** The password of everybody in a demonstration. It opens nothing but fiction. */
export const demonstrationPassword = 'temporada-demo';

const person = (email: string, what: string, role: Role, organisation: string): DemonstrationPerson => ({
  email: `${email}@demo.example`,
  what,
  role,
  organisation,
});

/** Who can sign in to the demonstration. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  person('orchard', 'employer in Ontario: Windfall Hollow Orchards', 'employer', 'orchard'),
  person('serres', 'employer in Quebec: Serres du Grand Givre', 'employer', 'serres'),
  person('officer', 'officer of the host ministry: tests, decisions, transmission', 'host-officer', 'host'),
  person(
    'supervisor',
    'supervisor of the host ministry: what has escalated, waivers',
    'host-supervisor',
    'host',
  ),
  person('agency', 'agency in Ontario: flights', 'agency', 'agency-ON'),
  person(
    'mexico',
    'Mexico’s ministry of labour: pool, recruiting, documents',
    'sending-officer',
    'ministry-MX',
  ),
  person(
    'jamaica',
    'Jamaica’s ministry of labour: pool, recruiting, documents',
    'sending-officer',
    'ministry-JM',
  ),
  person('visa', 'visa office: letters of introduction', 'visa-officer', 'visa'),
  person(
    'liaison',
    'liaison officer of Jamaica: pay sheets, savings, complaints',
    'liaison-officer',
    'liaison-JM',
  ),
  person(
    'worker',
    'worker of Jamaica, proposed to Serres du Grand Givre: own placement, contract, complaints',
    'worker',
    'ministry-JM',
  ),
  person('auditor', 'auditor: everything, read-only, and audit cases', 'auditor', 'audit'),
  person(
    'admin',
    'administrator: users, and the clock of the demonstration',
    'administrator',
    'administration',
  ),
];
