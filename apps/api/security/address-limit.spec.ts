import { beforeEach, describe, expect, it } from '@jest/globals';
import { AddressLimit } from './address-limit.js';

let now = 0;
let limit: AddressLimit;

beforeEach(() => {
  now = 1_000_000;
  limit = new AddressLimit({ times: 3, withinMs: 60_000 }, () => now);
});

const turns = (address: string, count: number) =>
  Array.from({ length: count }, () => limit.waitMs(address) === 0);

describe('the limit of an address', () => {
  it('lets it do so much and no more, and says how long to wait', () => {
    expect(turns('192.0.2.1', 4)).toEqual([true, true, true, false]);
    expect(limit.waitMs('192.0.2.1')).toBe(20_000);
  });

  it('gives a turn back after its share of the time, and not a moment sooner', () => {
    turns('192.0.2.1', 3);
    now += 19_999;
    expect(limit.waitMs('192.0.2.1')).toBe(1);
    now += 1;
    expect(turns('192.0.2.1', 2)).toEqual([true, false]);
  });

  it('never saves up more than its allowance', () => {
    turns('192.0.2.1', 1);
    now += 24 * 3_600_000;
    expect(turns('192.0.2.1', 4)).toEqual([true, true, true, false]);
  });

  it('counts each address by itself, and an IPv6 network as one', () => {
    turns('192.0.2.1', 3);
    expect(turns('192.0.2.2', 1)).toEqual([true]);
    expect(turns('2001:db8:1:2::1', 1)).toEqual([true]);
    expect(turns('2001:0DB8:0001:0002:ffff::7', 1)).toEqual([true]);
    expect(turns('2001:db8:1:2:3:4:5:6', 2)).toEqual([true, false]);
    expect(turns('2001:db8:1:3::1', 1)).toEqual([true]);
    expect(turns('::ffff:192.0.2.9', 4)).toEqual([true, true, true, false]);
    expect(turns('::ffff:192.0.2.8', 1)).toEqual([true]);
  });

  it('forgets the address that was quiet longest when there are too many', () => {
    turns('192.0.2.1', 3);
    for (let other = 0; other < 10_000; other += 1) limit.waitMs(`2001:db8:${other.toString(16)}::1`);
    expect(turns('192.0.2.1', 1)).toEqual([true]);
  });
});
