/** A failure as a log tells it. PostgreSQL's messages quote values, which may be people's data: its codes are enough. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const ofDatabase = 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);
  if (!ofDatabase) return { kind: error.name, message: error.message, stack: error.stack };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    kind: error.name,
    code: error.code,
    constraint: 'constraint' in error ? error.constraint : undefined,
    stack: frames.join('\n'),
  };
}
