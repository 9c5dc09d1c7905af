import { Global, Module } from '@nestjs/common';
import { PrincipalCache } from './principal-cache.js';
import { Principals } from './principals.js';
import { SignIn } from './sign-in.js';
import { Users } from './users.service.js';

/** Who is who; global, because every route asks. */
@Global()
@Module({ providers: [PrincipalCache, Principals, SignIn, Users], exports: [Principals, SignIn, Users] })
export class IdentityModule {}
