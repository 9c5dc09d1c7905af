/** A kind of job: its name and what its payload looks like. A payload holds ids only; the truth is in the tables. */
export interface JobDefinition<Payload extends object> {
  readonly name: string;
  /** Reads what came out of the queue; throws when it is not such a payload. */
  readonly read: (data: unknown) => Payload;
}

/** Defines a kind of job. */
export function defineJob<Payload extends object>(
  name: string,
  read: (data: unknown) => Payload,
): JobDefinition<Payload> {
  return { name, read };
}

/** Does one kind of job. Doing it twice must do no more than doing it once. */
export interface JobHandler<Payload extends object = object> {
  readonly job: JobDefinition<Payload>;
  handle(payload: Payload): Promise<void>;
}
