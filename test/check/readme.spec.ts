import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingDefinitions } from '#libs/platform';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The rows of the table below a heading, as lists of cells. */
function tableBelow(heading: string): string[][] {
  const section =
    new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(readme)?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const code = (words: string) => `\`${words}\``;

describe('README.md', () => {
  it('has the settings that the program reads', () => {
    expect(tableBelow('Settings')).toEqual(
      Object.values(settingDefinitions).map(({ variable, fallback, means }) => [
        code(variable),
        fallback === '' ? '(empty)' : code(fallback),
        means,
      ]),
    );
  });

  it('has the commands of the terminal', () => {
    const folder = join(root, 'apps/cli/commands');
    const commands = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/new Command\('([\w-]+)'\)/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    const described = tableBelow('Commands').flatMap(([command = '']) =>
      command
        .replaceAll('`', '')
        .split(' ')
        .slice(1)
        .filter((word) => /^[a-z-]+$/.test(word)),
    );
    expect(described.sort()).toEqual(commands.sort());
  });
});

describe('the papers', () => {
  const papers = ['README.md', ...markdownIn('docs')];

  it.each(papers)('%s links only to files that are there', (paper) => {
    const links = [...readFileSync(join(root, paper), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    const lost = links
      .map(([, link]) => link ?? '')
      .filter((link) => !existsSync(join(root, dirname(paper), link)));
    expect(lost).toEqual([]);
  });

  it.each(papers)('%s names npm scripts that exist', (paper) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readFileSync(join(root, paper), 'utf8').matchAll(/npm run ([\w:]+)/g)];
    expect(named.map(([, name]) => name).filter((name = '') => !(name in scripts))).toEqual([]);
  });
});

describe('docs/GLOSSARY.md', () => {
  const glossary = readFileSync(join(root, 'docs/GLOSSARY.md'), 'utf8');
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.states.ts'),
  );

  it.each(files)('names the states of %s', (file) => {
    const source = readFileSync(join(root, 'libs', file), 'utf8');
    const list = /States = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
    const states = [...list.matchAll(/'([\w-]+)'/g)].map(([, state]) => state ?? '');
    expect(states.length).toBeGreaterThan(1);
    expect(states.filter((state) => !glossary.includes(code(state)))).toEqual([]);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file))
    .sort();
}
