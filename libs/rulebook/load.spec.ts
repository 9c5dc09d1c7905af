import { describe, expect, it } from '@jest/globals';
import { loadRulebook } from './load.js';
describe('x', () => {
  it('loads', () => {
    const t = performance.now();
    const b = loadRulebook();
    console.log(b.series.length, performance.now() - t);
    const t2 = performance.now();
    loadRulebook();
    console.log(performance.now() - t2);
    expect(b).toBeDefined();
  });
});
