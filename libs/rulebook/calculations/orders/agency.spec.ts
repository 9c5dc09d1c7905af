import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { agencyFee, provinceAgency, provinceTimeZone } from './agency.js';

const rulebook = loadRulebook();
const programme = 'sawp-mexico';
const ontario = { rulebook, programme, province: 'ON' };

describe('agency', () => {
  it('charges the employer 45.00 and tax in Ontario, carried after 2024 and never deductible', () => {
    expect(agencyFee(ontario, plainDate('2024-12-31'))).toMatchObject({
      amountCents: 4500,
      tax: 'HST',
      deductible: false,
      warnings: [],
    });
    expect(agencyFee(ontario, plainDate('2025-01-01')).warnings.map((one) => one.code)).toContain(
      'VALUE_CARRIED',
    );
    expect(() => agencyFee(ontario, plainDate('2000-06-01'))).toThrow(/agency-fee/);
  });

  it('refuses an agency that is known from memory only, and names it where that is allowed', () => {
    const on = plainDate('2026-05-04');
    expect(provinceAgency(ontario, on).name).toBe('FARMS');
    expect(() => provinceAgency({ rulebook, programme, province: 'NS' }, on)).toThrow(/unconfirmed/);
    expect(provinceAgency({ rulebook, programme, province: 'NS', allowUnconfirmed: true }, on)).toMatchObject(
      {
        name: 'FARMS',
        tainted: true,
      },
    );
    expect(() => provinceAgency({ rulebook, programme, province: 'AB' }, on)).toThrow(/VALUE_NOT_COVERED/);
  });

  it('gives the time zone of a province', () => {
    expect(provinceTimeZone({ rulebook, province: 'NL' }, plainDate('2026-05-04'))).toBe('America/St_Johns');
  });
});
