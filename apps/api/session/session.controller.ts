import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { permissions, permits, type Principal, SignIn } from '#libs/identity';
import { type Settings, SETTINGS } from '#libs/platform';
import { EmailField, IdField, TextField } from '../fields.js';
import { Acts, Reads } from '../route.js';
import { type ApiRequest, refuseForeignOrigin, sessionCookie } from '../security/access.guard.js';
import { Caller } from '../security/caller.js';
import { Anyone } from '../security/permission.js';

class CredentialsDto {
  @EmailField()
  email: string;

  @TextField({ most: 200 })
  password: string;

  @IdField({ optional: true, description: 'For whom to act, for people who act for several organisations.' })
  organisationId?: string;
}

class WhoDto {
  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty()
  role: string;

  @ApiProperty()
  language: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Which records exist for this person.',
  })
  scope: object;

  @ApiProperty({ type: [String] })
  permissions: string[];
}

/** Signing in and out. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(204)
  @Anyone('this is how one signs in')
  @ApiOperation({ summary: 'Sign in; the answer sets the session cookie.' })
  async open(
    @Body() credentials: CredentialsDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    // A browser that says where it comes from must come from here: nobody is to be signed in by another site.
    if (request.headers['sec-fetch-site'] !== undefined || request.headers.origin !== undefined)
      refuseForeignOrigin(request);
    const secret = await this.signIn.open(credentials, this.settings.sessionHours, request.id);
    void reply.setCookie(sessionCookie, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.settings.publicUrl?.startsWith('https:') === true,
      maxAge: this.settings.sessionHours * 3600,
    });
  }

  @Get()
  @Reads('self:read', 'Who is signed in, and what they may do.', WhoDto)
  @ApiOkResponse({ type: WhoDto })
  who(@Caller() caller: Principal): WhoDto {
    const { userId, organisationId, role, language, scope } = caller;
    return {
      userId,
      organisationId,
      role,
      language,
      scope,
      permissions: permissions.filter((each) => permits(role, each)),
    };
  }

  @Delete()
  @Acts('self:read', 'Sign out.')
  async close(
    @Caller() caller: Principal,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.signIn.close(caller, request.secret ?? '');
    void reply.clearCookie(sessionCookie, { path: '/' });
    return {};
  }
}
