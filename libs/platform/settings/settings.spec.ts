import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';

describe('settings', () => {
  it('has a default for everything', () => {
    const settings = readSettings({});
    expect(settings.host).toBe('127.0.0.1');
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.sweepSeconds).toBe(15);
  });

  it('names every wrong variable at once, with what was expected', () => {
    const wrong = { PORT: '70000', REDIS_URL: 'http://x', TEMPORADA_LOG_LEVEL: 'loud' };
    expect(() => readSettings(wrong)).toThrow(/PORT="70000".*65535[\s\S]*|REDIS_URL/);
    expect(() => readSettings(wrong)).toThrow(/REDIS_URL="…": expected an address that starts with redis:/);
    expect(() => readSettings(wrong)).toThrow(/TEMPORADA_LOG_LEVEL="loud": expected one of debug/);
  });

  it('repeats no secret: no token, and no address, which may hold a password', () => {
    for (const variable of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL']) {
      const told = () => readSettings({ [variable]: 'postgre://u:secretpw@h/d' });
      expect(told).toThrow(`${variable}="…": expected an address`);
      expect(told).not.toThrow(/secretpw/);
    }
    expect(() => readSettings({ TEMPORADA_METRICS_TOKEN: 'secret pw' })).not.toThrow(/secret pw/);
  });

  it('needs the sender of mail where there is a server for it', () => {
    const server = { SMTP_URL: 'smtp://mail.example.org:587' };
    expect(() => readSettings(server)).toThrow(/MAIL_FROM="": expected the address that mail comes from/);
    expect(() => readSettings({ ...server, MAIL_FROM: 'nobody' })).toThrow(
      'MAIL_FROM="nobody": expected an e-mail address',
    );
    expect(() => readSettings({ SMTP_URL: 'http://mail.example.org' })).toThrow(/SMTP_URL.*smtp:/);
    expect(readSettings({ ...server, MAIL_FROM: 'a@example.org' })).toMatchObject({
      mailFrom: 'a@example.org',
    });
  });

  it('refuses a misspelt variable of its own', () => {
    expect(() => readSettings({ TEMPORADA_SWEEP_SECOND: '3' })).toThrow(
      'TEMPORADA_SWEEP_SECOND: there is no such setting',
    );
  });
});
