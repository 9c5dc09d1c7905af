import { Global, Module } from '@nestjs/common';
import { Principals } from './principals.js';
import { SignIn } from './sign-in.js';
import { Users } from './users.service.js';

/** Who is who; global, because every route asks. */
@Global()
@Module({ providers: [Principals, SignIn, Users], exports: [Principals, SignIn, Users] })
export class IdentityModule {}
