import { isIPv6 } from 'node:net';

/** How often one address may do something. */
export interface Allowance {
  times: number;
  withinMs: number;
}

/** Addresses remembered at once; beyond it the one that was quiet longest is forgotten. */
const mostAddresses = 10_000;

/** Counts what each address does, so that nobody tries codes by the thousand. It runs on time that passes, never on the simulated clock. */
export class AddressLimit {
  private readonly left = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly allowance: Allowance,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one turn of an address: 0 when it had one, else the milliseconds until it has the next. */
  waitMs(address: string): number {
    const { times, withinMs } = this.allowance;
    const key = networkOf(address);
    const at = this.now();
    const before = this.left.get(key);
    const gained = before === undefined ? times : ((at - before.at) * times) / withinMs;
    const tokens = Math.min(times, (before?.tokens ?? 0) + gained);
    this.left.delete(key);
    this.left.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (this.left.size > mostAddresses) this.forgetOldest();
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * withinMs) / times);
  }

  private forgetOldest(): void {
    const [oldest] = this.left.keys();
    if (oldest !== undefined) this.left.delete(oldest);
  }
}

/** An IPv6 subscriber is given 2⁶⁴ addresses, which count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const filled = [
    ...groups,
    ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'),
    ...after,
  ];
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
