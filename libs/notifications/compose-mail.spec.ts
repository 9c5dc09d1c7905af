import { describe, expect, it } from '@jest/globals';
import { composeMail, type MailItem } from './compose-mail.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';

const item: MailItem = {
  kind: 'reminder',
  name: { en: 'Send the names', fr: 'Envoyer les noms', es: 'Enviar los nombres' },
  subjectType: 'job-order',
  subjectNumber: 'JO-000042-6',
  province: 'ON',
  dueOn: '2000-02-29',
  whenMissed: 'lapses',
  link: 'https://temporada.example/api/v1/job-orders/1?a=1&b="2"',
};

describe('a mail', () => {
  it('says what, of which record, by which day, what happens otherwise, and where to see it', () => {
    const { subject, text } = composeMail('en', 'urgent', [item]);
    // 29 February 2000 was a Tuesday.
    expect(subject).toBe('By Tuesday, February 29, 2000: Send the names');
    expect(text.split('\n\n')[2]).toBe(
      [
        'To be done: Send the names (job order JO-000042-6)',
        'Last day: Tuesday, February 29, 2000, until midnight in the province (ON).',
        'Otherwise: the open positions go to recruitment or stay empty, as the order says.',
        'See it: https://temporada.example/api/v1/job-orders/1?a=1&b="2"',
      ].join('\n'),
    );
  });

  it('leaves out what it does not know, and what has happened already', () => {
    const bare = { ...item, subjectNumber: null, whenMissed: null, link: null };
    expect(composeMail('fr', 'digest', [bare]).text).toContain(
      'À faire : Envoyer les noms\nDernier jour : mardi 29 février 2000, jusqu’à minuit dans la province (ON).\n\n',
    );
    expect(composeMail('es', 'urgent', [{ ...item, kind: 'escalation' }]).text).not.toContain(
      'De lo contrario',
    );
  });

  it('is HTML in which no text becomes markup', () => {
    const name = { en: 'Send <b>"names"</b> & more', fr: 'x', es: 'x' };
    const { html, text } = composeMail('en', 'digest', [{ ...item, name }]);
    expect(html).toContain('Send &lt;b&gt;&quot;names&quot;&lt;/b&gt; &amp; more');
    expect(html).toContain('href="https://temporada.example/api/v1/job-orders/1?a=1&amp;b=&quot;2&quot;"');
    expect(text).toContain('Send <b>"names"</b> & more');
  });

  it('counts what it leaves to the list', () => {
    expect(composeMail('en', 'digest', [item]).subject).toBe('Your day: 1 notice');
    expect(composeMail('en', 'digest', [item]).text).not.toContain('more in your list');
    expect(composeMail('fr', 'digest', [item], 1).text).toContain('Et 1 autre dans votre liste.');
    const many = composeMail('en', 'digest', [item, item], 38);
    expect(many.subject).toBe('Your day: 40 notices');
    expect(many.text).toContain('And 38 more in your list.');
  });

  it('puts the same facts into each language', () => {
    const facts = (words: unknown): unknown =>
      typeof words === 'string'
        ? [...new Set(words.match(/\{\w+\}/g))].sort()
        : Object.entries(words as object).map(([key, value]) => [key, facts(value)]);
    const { locale: _en, ...english } = en;
    const { locale: _fr, ...french } = fr;
    const { locale: _es, ...spanish } = es;
    expect(facts(french)).toEqual(facts(english));
    expect(facts(spanish)).toEqual(facts(english));
  });
});
