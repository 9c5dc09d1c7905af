import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** The primary key: a UUID v7 made by the application, so that a record can name itself before it is saved. */
export const IdColumn = (primaryKeyConstraintName: string) =>
  PrimaryColumn('uuid', { primaryKeyConstraintName });

/** A reference to another record by its id. */
export const RefColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'uuid' });

/** A calendar date, `YYYY-MM-DD` in and out. */
export const DateColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'date' });

/** An instant. */
export const InstantColumn = (options: ColumnOptions = {}) =>
  Column({ ...options, type: 'timestamptz', precision: 3 });

/** Words or a code. */
export const TextColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'text' });

/** A list of words or codes. */
export const TextsColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'text', array: true });

/** A whole number. */
export const CountColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'integer' });

/** Money in whole cents. An `integer` column holds 21 million dollars, more than any one line of the programme. */
export const CentsColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'integer' });

/** A yes or no. */
export const FlagColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'boolean' });

/** A structured value kept as it was decided, such as the explanation of a pay line. */
export const DocumentColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'jsonb' });
