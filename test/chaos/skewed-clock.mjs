/**
 * Loaded into a process before anything else (`--import`): its clock goes CLOCK_AHEAD_SECONDS ahead of the machine's, or behind
 * it when that is negative. Timers run as they do.
 */
const aheadMs = Number(process.env.CLOCK_AHEAD_SECONDS) * 1000;
const machineNow = Date.now;
Date.now = () => machineNow() + aheadMs;
globalThis.Date = new Proxy(Date, {
  construct: (real, args, made) => Reflect.construct(real, args.length === 0 ? [real.now()] : args, made),
  apply: (real) => new real(real.now()).toString(),
});
