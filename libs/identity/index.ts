export { ApiToken, Membership, Organisation, Session, UserAccount } from './identity.entities.js';
export { IdentityModule } from './identity.module.js';
export type { Principal } from './principal.js';
export { Principals } from './principals.js';
export { refuse as refuseIdentity } from './refusals.js';
export { permissions, permits, roles, type Permission, type Role } from './roles.js';
export * from './scope.js';
export { SignIn, type Credentials } from './sign-in.js';
export { enterOrganisation, Users, type NewUser } from './users.service.js';
