import { describe, expect, it } from '@jest/globals';
import { loadRulebook, type ValueCode, type ValueKeys } from '#libs/rulebook';
import { lackingKeys } from './lacking-keys.js';

const rulebook = loadRulebook();
const lacking = (code: ValueCode, keys: ValueKeys) =>
  lackingKeys(code, keys, rulebook).map(({ field, expected }) => `${field}: ${expected}`);

describe('a question that names too few keys', () => {
  it('is told the keys that all values of the code go by, and what there is of each', () => {
    expect(lacking('minimum-wage', {})).toEqual([expect.stringMatching(/^province: one of AB, BC, .*ON/)]);
    expect(lacking('minimum-wage', { host: 'CA' })).toEqual([expect.stringMatching(/^province: one of AB/)]);
    expect(lacking('minimum-wage', { province: 'ON' })).toEqual([]);
  });

  it('is told the route by which a cap is held, of the programme and province that it names', () => {
    expect(lacking('transport-cap', { programme: 'sawp-mexico' })).toEqual([
      'province: one of ON',
      'route: one of mexico-ottawa, mexico-toronto',
    ]);
    expect(lacking('transport-cap', { programme: 'sawp-mexico', province: 'ON' })).toEqual([
      'route: one of mexico-ottawa, mexico-toronto',
    ]);
    const whole = { programme: 'sawp-mexico', province: 'ON', route: 'mexico-toronto' };
    expect(lacking('transport-cap', whole)).toEqual([]);
  });

  it('is told nothing where no value could answer it, and where one does for everybody', () => {
    expect(lacking('transport-cap', { programme: 'sawp-mexico', province: 'NS' })).toEqual([]);
    expect(lacking('pension-rate', { host: 'CA' })).toEqual([]);
    expect(lacking('pension-rate', {})).toEqual([expect.stringMatching(/^host: one of CA/)]);
  });
});
