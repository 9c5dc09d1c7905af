import { Global, Module } from '@nestjs/common';
import { Administrators } from './administrators.js';
import { PrincipalCache } from './principal-cache.js';
import { Principals } from './principals.js';
import { SignIn } from './sign-in.js';
import { Users } from './users.service.js';

/** Who is who; global, because every route asks. */
@Global()
@Module({
  providers: [PrincipalCache, Principals, SignIn, Users, Administrators],
  exports: [Principals, SignIn, Users, Administrators],
})
export class IdentityModule {}
