import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, type NewDeadline } from '#libs/deadlines';
import { plainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import type { World } from './world.js';

/** What a test says of something owed; the rest is an employer's evaluation of an Ontario order. */
export interface Owed extends Partial<Omit<NewDeadline, 'subject' | 'dueOn' | 'remindsOn' | 'opensOn'>> {
  subject: NewDeadline['subject'];
  dueOn: string;
  remindsOn?: string[];
  opensOn?: string;
}

/** Runs something in a transaction of the test's own. */
export function transaction<T>(world: World, act: (work: Work) => Promise<T>): Promise<T> {
  return world.get(UnitOfWork).run(serviceActor('test', 'test'), act);
}

/** Plans or moves an obligation, without the act that would cause it. */
export function owe(world: World, { dueOn, remindsOn, opensOn, ...owed }: Owed): Promise<void> {
  const province = owed.province ?? 'ON';
  const due = plainDate(dueOn);
  return transaction(world, (work) =>
    world.get(Deadlines).schedule(work, {
      kind: 'EVALUATE',
      owedBy: 'employer',
      employerId: null,
      countedFrom: 'last day of need',
      source: { title: 'A test' },
      ...owed,
      province,
      timeZone: world.get(RulesInForce).timeZone(province, due),
      dueOn: due,
      ...(remindsOn === undefined ? {} : { remindsOn: remindsOn.map(plainDate) }),
      ...(opensOn === undefined ? {} : { opensOn: plainDate(opensOn) }),
    }),
  );
}
