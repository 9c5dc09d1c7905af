import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  organisationKinds,
  type OrganisationKind,
  type Principal,
  type Role,
  roles,
  Users,
} from '#libs/identity';
import { languages } from '#libs/platform';
import { IdParam, MadeDto, ReceivedDto } from '../dto.js';
import { EmailField, IdField, OneOfField, TextField, TextsField } from '../fields.js';
import { Acts } from '../route.js';
import { Caller } from '../security/caller.js';

class OrganisationDto {
  @OneOfField(organisationKinds.filter((kind) => kind !== 'employer'))
  kind: OrganisationKind;

  @TextField()
  name: string;

  @TextsField({ optional: true, description: 'Provinces that it works in.' })
  provinces?: string[];

  @TextsField({ optional: true, description: 'Countries that it works for.' })
  countries?: string[];
}

class UserDto {
  @EmailField()
  email: string;

  @TextField()
  name: string;

  @TextField({ least: 12, most: 200, description: 'At least twelve characters.' })
  password: string;

  @OneOfField(languages, { optional: true })
  language?: string;

  @IdField()
  organisationId: string;

  @OneOfField(roles)
  role: Role;

  @TextsField({ optional: true, description: 'Narrows the organisation’s provinces.' })
  provinces?: string[];

  @IdField({ optional: true, description: 'Whose record a worker sees.' })
  workerId?: string;
}

class TokenDto {
  @TextField({ description: 'What it is for.' })
  name: string;
}

class NewTokenDto extends MadeDto {
  @ApiProperty({ description: 'Told once; only its hash is kept.' })
  secret: string;
}

/** Organisations, accounts and API tokens. */
@ApiTags('users')
@Controller()
export class UsersController {
  constructor(private readonly users: Users) {}

  @Post('organisations')
  @Acts('users:manage', 'Enter an organisation.', MadeDto)
  createOrganisation(
    @Caller() caller: Principal,
    @Body() { kind, name, provinces = [], countries = [] }: OrganisationDto,
  ): Promise<MadeDto> {
    return this.users.createOrganisation(caller, { kind, name, provinces, countries });
  }

  @Post('users')
  @Acts('users:manage', 'Create an account.', MadeDto)
  createUser(@Caller() caller: Principal, @Body() body: UserDto): Promise<MadeDto> {
    return this.users.createUser(caller, body);
  }

  @Post('tokens')
  @Acts('self:read', 'Make an API token for yourself.', NewTokenDto)
  createToken(@Caller() caller: Principal, @Body() body: TokenDto): Promise<NewTokenDto> {
    return this.users.createToken(caller, body.name);
  }

  @Delete('tokens/:id')
  @Acts('self:read', 'Revoke one of your API tokens.', ReceivedDto)
  revokeToken(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.users.revokeToken(caller, id);
  }
}
