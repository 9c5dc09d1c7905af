import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  Validate,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

@ValidatorConstraint({ name: 'amount' })
class IsAmount implements ValidatorConstraintInterface {
  validate(value: unknown, asked?: ValidationArguments): boolean {
    if (typeof value !== 'string' && typeof value !== 'number') return false;
    return new RegExp(`^\\d{1,6}(\\.\\d{1,${Number(asked?.constraints[0])}})?$`).test(String(value));
  }
}

/** Hours, pieces or a rate: a decimal number as text or as a number, exact to its places. */
export const AmountField = ({ places = 2, description }: { places?: number; description: string }) =>
  applyDecorators(
    ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }], example: '8.25', description }),
    Validate(IsAmount, [places], { message: `decimal:${places}` }),
  );
