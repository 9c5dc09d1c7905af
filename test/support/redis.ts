/** The databases of the Redis of the tests: one for each spec that uses it, since they run side by side and some empty theirs. */
const databases = { 'queue-state': 6, 'kill-season': 7, storm: 8 } as const;

/** The address of a spec's own database; undefined where the tests were given no Redis. */
export function redisOf(spec: keyof typeof databases): string | undefined {
  const url = process.env.TEST_REDIS_URL;
  return url === undefined ? undefined : `${url.replace(/\/\d*$/, '')}/${databases[spec]}`;
}
