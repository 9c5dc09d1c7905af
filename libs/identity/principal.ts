import type { Actor } from '#libs/audit-trail';
import type { Language } from '#libs/platform';
import type { Role } from './roles.js';
import type { Scope } from './scope.js';

/** A signed-in person or program: who acts, in which role, and what exists for them. */
export interface Principal extends Actor {
  kind: 'user' | 'token';
  role: Role;
  organisationId: string;
  userId: string;
  membershipId: string;
  scope: Scope;
  language: Language;
}
