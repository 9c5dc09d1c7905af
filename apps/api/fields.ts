import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isPlainDate } from '#libs/quantities';

/** What every field may say of itself. */
export interface FieldOptions {
  /** What it means, for the API's documentation. */
  description?: string;
  optional?: boolean;
  example?: unknown;
}

function field(
  options: FieldOptions,
  property: ApiPropertyOptions,
  ...validators: PropertyDecorator[]
): PropertyDecorator {
  const { description, optional = false, example } = options;
  return applyDecorators(
    ApiProperty({
      ...property,
      required: !optional,
      ...(optional ? { nullable: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
    } as ApiPropertyOptions),
    ...(optional ? [IsOptional()] : []),
    ...validators,
  );
}

@ValidatorConstraint({ name: 'plainDate' })
class IsPlainDate implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isPlainDate(value);
  }
}

/** A calendar date. */
export const DateField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, format: 'date', example: '2026-05-04' },
    Validate(IsPlainDate, { message: 'date' }),
  );

/** An instant with its offset from UTC. */
export const InstantField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, format: 'date-time', example: '2026-05-04T13:00:00Z' },
    Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/, {
      message: 'instant',
    }),
    IsISO8601({ strict: true }, { message: 'instant' }),
  );

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** Words; nobody needs control characters in them. */
export const TextField = (options: FieldOptions & { least?: number; most?: number } = {}) =>
  field(
    options,
    { type: String, minLength: options.least ?? 1, maxLength: options.most ?? 200 },
    IsString({ message: 'text' }),
    Length(options.least ?? 1, options.most ?? 200, {
      message: `text:${options.least ?? 1}:${options.most ?? 200}`,
    }),
    Matches(printable, { message: 'printable' }),
  );

/** A whole number. */
export const CountField = (options: FieldOptions & { least?: number; most?: number } = {}) =>
  field(
    options,
    { type: 'integer', minimum: options.least ?? 0, maximum: options.most ?? 1_000_000 },
    IsInt({ message: 'count' }),
    Min(options.least ?? 0, { message: `least:${options.least ?? 0}` }),
    Max(options.most ?? 1_000_000, { message: `most:${options.most ?? 1_000_000}` }),
  );

/** Money in whole cents. */
export const CentsField = (options: FieldOptions & { least?: number; most?: number } = {}) =>
  CountField({ ...options, most: options.most ?? 100_000_000 });

/** A decimal number as text, never as a float. */
export const DecimalField = (options: FieldOptions & { places?: number } = {}) =>
  field(
    options,
    { type: String, example: '1.25' },
    Matches(new RegExp(`^\\d{1,9}(\\.\\d{1,${options.places ?? 2}})?$`), {
      message: `decimal:${options.places ?? 2}`,
    }),
  );

/** So many digits: part of a number of which the whole is not kept. */
export const DigitsField = (digits: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: String, pattern: `^\\d{${digits}}$` },
    Matches(new RegExp(`^\\d{${digits}}$`), { message: `digits:${digits}` }),
  );

/** Yes or no. */
export const FlagField = (options: FieldOptions = {}) =>
  field(options, { type: Boolean }, IsBoolean({ message: 'flag' }));

/** One of a few words. */
export const OneOfField = (values: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...values] }, IsIn(values, { message: `oneOf:${values.join('|')}` }));

/** The id of a record. */
export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'uuid' }, IsUUID('all', { message: 'id' }));

/** A list of ids. */
export const IdsField = (options: FieldOptions & { least?: number; most?: number } = {}) =>
  field(
    options,
    { type: [String], format: 'uuid', minItems: options.least ?? 0, maxItems: options.most ?? 500 },
    IsArray({ message: 'list' }),
    ArrayMinSize(options.least ?? 0, { message: `items:${options.least ?? 0}:${options.most ?? 500}` }),
    ArrayMaxSize(options.most ?? 500, { message: `items:${options.least ?? 0}:${options.most ?? 500}` }),
    IsUUID('all', { each: true, message: 'id' }),
  );

/** A list of words. */
export const TextsField = (options: FieldOptions & { of?: readonly string[]; most?: number } = {}) =>
  field(
    options,
    { type: [String], ...(options.of === undefined ? {} : { enum: [...options.of] }) },
    IsArray({ message: 'list' }),
    ArrayMaxSize(options.most ?? 100, { message: `items:0:${options.most ?? 100}` }),
    IsString({ each: true, message: 'text' }),
    Length(1, 200, { each: true, message: 'text:1:200' }),
    Matches(printable, { each: true, message: 'printable' }),
    ...(options.of === undefined
      ? []
      : [IsIn(options.of, { each: true, message: `oneOf:${options.of.join('|')}` })]),
  );

// The documentation knows a type that is yet to come by the name of its function, which must be `type`.

/** A list of structured items. */
export const ItemsField = (
  item: () => new () => object,
  options: FieldOptions & { least?: number; most?: number } = {},
) =>
  field(
    options,
    { type: () => item(), isArray: true },
    IsArray({ message: 'list' }),
    ArrayMinSize(options.least ?? 0, { message: `items:${options.least ?? 0}:${options.most ?? 500}` }),
    ArrayMaxSize(options.most ?? 500, { message: `items:${options.least ?? 0}:${options.most ?? 500}` }),
    ValidateNested({ each: true }),
    Type(item),
  );

/** One structured item. */
export const ItemField = (item: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type: () => item() }, IsObject({ message: 'object' }), ValidateNested(), Type(item));

/** An e-mail address. */
export const EmailField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, format: 'email' },
    IsEmail({}, { message: 'email' }),
    Length(3, 254, { message: 'email' }),
  );
