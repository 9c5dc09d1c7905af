import { Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork, type Work } from '#libs/audit-trail';
import { newId, Refused } from '#libs/platform';
import { Organisation } from './identity.entities.js';
import { refuse } from './refusals.js';
import { hashPassword } from './secrets.js';
import { enterOrganisation, enterUser } from './users.service.js';

/** An administrator as the operator of an installation enters one. */
export interface NewAdministrator {
  email: string;
  name: string;
  password: string;
  /** Name of the administration organisation, used when there is none. */
  organisation: string;
  /** Whether it may be one more beside those that are there. */
  another: boolean;
}

/** Administrators, who enter everybody else: the first must come from outside. */
@Injectable()
export class Administrators {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Enters an administrator, and its organisation unless there is one. Throws Refused with ADMINISTRATOR_EXISTS when there
   * is an administrator and another was not asked for, and with EMAIL_TAKEN.
   */
  async enter(
    actor: Actor,
    { email, name, password, organisation, another }: NewAdministrator,
  ): Promise<{ id: string; organisationId: string }> {
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(actor, async (work) => {
      // Two who do this at once would both find nobody.
      await work.query(`select pg_advisory_xact_lock(hashtext('administrators'))`, []);
      if (!another && (await this.some(work))) throw new Refused([refuse('ADMINISTRATOR_EXISTS')]);
      const organisationId = await this.organisation(work, organisation);
      const { id } = await enterUser(
        work,
        { email, name, organisationId, role: 'administrator' },
        passwordHash,
      );
      return { id, organisationId };
    });
  }

  private async some(work: Work): Promise<boolean> {
    const [held] = await work.query<{ some: boolean }>(
      `select exists (select from membership where role = 'administrator') as some`,
      [],
    );
    return held?.some === true;
  }

  private async organisation(work: Work, name: string): Promise<string> {
    const known = await work.manager.findOneBy(Organisation, { kind: 'administration' });
    if (known !== null) return known.id;
    const { id } = await enterOrganisation(work, {
      id: newId(),
      kind: 'administration',
      name,
      provinces: [],
      countries: [],
    });
    return id;
  }
}
