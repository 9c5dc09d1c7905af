import type { INestApplicationContext } from '@nestjs/common';
import { serviceActor } from '#libs/audit-trail';
import { Employers } from '#libs/employers';
import {
  type OrganisationKind,
  type Principal,
  type Role,
  roleOrganisation,
  scopeOf,
  Users,
} from '#libs/identity';
import { once } from './once.js';

const operator = serviceActor('season', 'season');

interface Part {
  role: Role;
  key: string;
  name: string;
  provinces?: string[];
  countries?: string[];
}

/** The people of a simulated season: officials of every organisation and one person for each employer. */
export class Cast {
  private readonly people = new Map<string, Promise<Principal>>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly provinces: string[],
  ) {}

  /** The officer who assesses tests and transmits orders. */
  officer(): Promise<Principal> {
    return this.official({
      role: 'host-officer',
      key: 'host',
      name: 'Host ministry',
      provinces: this.provinces,
    });
  }

  /** The supervisor to whom undecided tests escalate. */
  supervisor(): Promise<Principal> {
    return this.official({
      role: 'host-supervisor',
      key: 'host',
      name: 'Host ministry',
      provinces: this.provinces,
    });
  }

  /** The ministry that keeps a country's pool. */
  ministry(country: string): Promise<Principal> {
    return this.official({
      role: 'sending-officer',
      key: `ministry-${country}`,
      name: `Ministry of labour of ${country}`,
      countries: [country],
    });
  }

  /** The visa office for a country. */
  visaOffice(country: string): Promise<Principal> {
    return this.official({
      role: 'visa-officer',
      key: `visa-${country}`,
      name: `Visa office for ${country}`,
      countries: [country],
    });
  }

  /** The liaison service of a country. */
  liaison(country: string): Promise<Principal> {
    return this.official({
      role: 'liaison-officer',
      key: `liaison-${country}`,
      name: `Liaison service of ${country}`,
      countries: [country],
    });
  }

  /** The agency of a province. */
  agency(province: string): Promise<Principal> {
    return this.official({
      role: 'agency',
      key: `agency-${province}`,
      name: `Agency of ${province}`,
      provinces: [province],
    });
  }

  /** The person who acts for an employer. */
  employer(key: string, name: string, province: string, town: string): Promise<Principal> {
    return this.remembered(`employer ${key}`, async () => {
      const { id } = await once(`${key}:enter`, () =>
        this.app.get(Employers).enter(operator, { name, province, town }),
      );
      return this.person({ role: 'employer', key, name, provinces: [province] }, id);
    });
  }

  private official(part: Part): Promise<Principal> {
    return this.remembered(`${part.role} ${part.key}`, async () => {
      const kind: OrganisationKind = roleOrganisation[part.role];
      const { id } = await once(`${part.key}:enter`, () =>
        this.app.get(Users).createOrganisation(operator, {
          kind,
          name: part.name,
          provinces: part.provinces ?? [],
          countries: part.countries ?? [],
        }),
      );
      return this.person(part, id);
    });
  }

  private async person(
    { role, key, provinces = [], countries = [] }: Part,
    organisationId: string,
  ): Promise<Principal> {
    const email = `${role}.${key}@season.example`.toLowerCase();
    const { id, membershipId } = await once(`${key}:${role}`, () =>
      this.app.get(Users).createUser(operator, { email, name: role, password: null, organisationId, role }),
    );
    return {
      kind: 'user',
      id,
      userId: id,
      membershipId,
      organisationId,
      role,
      requestId: 'season',
      language: 'en',
      scope: scopeOf({ role, organisationId, provinces, countries, workerId: null }),
    };
  }

  private remembered(key: string, make: () => Promise<Principal>): Promise<Principal> {
    const known = this.people.get(key) ?? make();
    this.people.set(key, known);
    return known;
  }
}
