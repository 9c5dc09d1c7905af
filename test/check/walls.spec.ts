import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporada-walls-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  write('package.json', readFileSync(join(root, 'package.json'), 'utf8'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** The rules that a small repository of these files breaks, each with the file that breaks it. */
function broken(files: Record<string, string>): string[] {
  for (const [file, text] of Object.entries(files)) write(file, text);
  const places = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
  const config = join(root, '.config/dependency-cruiser.cjs');
  const output = runCruiser(['--config', config, '--output-type', 'json', ...places]);
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => `${from} ${rule.name}`).sort();
}

/** The exit code counts the violations, so a failed run and a run with findings are told apart by what was printed. */
function runCruiser(parameters: string[]): string {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  try {
    return execFileSync('node', [program, ...parameters], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    if (stdout?.startsWith('{') === true) return stdout;
    throw error;
  }
}

describe('the walls', () => {
  it('let imports down, through faces, pass', () => {
    expect(
      broken({
        'libs/quantities/index.ts': 'export const one = 1;\n',
        'libs/rulebook/index.ts': "export { sum } from './calculations/sum.js';\n",
        'libs/rulebook/calculations/sum.ts':
          "import { one } from '#libs/quantities';\nexport const sum = one + one;\n",
        'libs/platform/postgres/index.ts': "export { readFileSync } from 'node:fs';\n",
        'libs/employers/index.ts': "import { sum } from '#libs/rulebook';\nexport const two = sum;\n",
        'libs/job-orders/index.ts': "import { two } from '#libs/employers';\nexport const order = two;\n",
        'apps/runtime/nouns.ts': "import { order } from '#libs/job-orders';\nexport const all = [order];\n",
        'apps/api/api.ts': "import { all } from '../runtime/nouns.js';\nexport const api = all;\n",
        'apps/cli/main.ts':
          "import { api } from '../api/api.js';\nimport { readFileSync } from '#libs/platform/postgres';\nconsole.log(api, readFileSync);\n",
      }),
    ).toEqual([]);
  });

  it('stop imports that go up or against the season, also of types alone', () => {
    expect(
      broken({
        'libs/quantities/index.ts':
          "import type { Order } from '#libs/job-orders';\nexport type One = Order;\n",
        'libs/job-orders/index.ts':
          "import { test } from '#libs/labour-market-tests';\nexport type Order = typeof test;\n",
        'libs/labour-market-tests/index.ts': 'export const test = 1;\n',
        'libs/payroll/index.ts': 'export const pay = 1;\n',
        'libs/evaluations/index.ts': "import { pay } from '#libs/payroll';\nexport const mark = pay;\n",
        'libs/helpers/index.ts': 'export const help = 1;\n',
        'libs/compliance/index.ts': "import { help } from '#libs/helpers';\nexport const found = help;\n",
      }).filter((line) => !line.endsWith('pure-files-import-pure-things')),
    ).toEqual([
      'libs/compliance/index.ts floor-of-compliance',
      'libs/compliance/index.ts lib-without-floor',
      'libs/evaluations/index.ts floor-of-evaluations',
      'libs/job-orders/index.ts floor-of-job-orders',
      'libs/quantities/index.ts floor-of-quantities',
    ]);
  });

  it('stop imports behind a face and faces by relative path', () => {
    expect(
      broken({
        'libs/employers/index.ts': "export { farm } from './farm.js';\n",
        'libs/employers/farm.ts': 'export const farm = 1;\n',
        'libs/job-orders/behind.ts': "import { farm } from '../employers/farm.js';\nexport const a = farm;\n",
        'libs/job-orders/relative.ts':
          "import { farm } from '../employers/index.js';\nexport const b = farm;\n",
        'apps/api/behind.ts':
          "import { farm } from '../../libs/employers/farm.js';\nexport const c = farm;\n",
      }),
    ).toEqual([
      'apps/api/behind.ts faces-by-name',
      'apps/api/behind.ts libs-from-outside-through-their-face',
      'libs/job-orders/behind.ts faces-by-name',
      'libs/job-orders/behind.ts other-libs-through-their-face',
      'libs/job-orders/relative.ts faces-by-name',
    ]);
  });

  it('keep pure files away from machine and framework, at any distance', () => {
    expect(
      broken({
        'libs/rulebook/calculations/near.ts':
          "import { hostname } from 'node:os';\nexport const a = hostname;\n",
        'libs/rulebook/calculations/far.ts': "import { b } from '../load.js';\nexport const c = b;\n",
        'libs/rulebook/load.ts': "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n",
        'libs/job-orders/order.states.ts':
          "import { Injectable } from '@nestjs/common';\nexport const d = Injectable;\n",
      }),
    ).toEqual([
      'libs/job-orders/order.states.ts pure-files-import-pure-things',
      'libs/job-orders/order.states.ts pure-files-reach-no-machine',
      'libs/rulebook/calculations/far.ts pure-files-reach-no-machine',
      'libs/rulebook/calculations/near.ts pure-files-import-pure-things',
      'libs/rulebook/calculations/near.ts pure-files-reach-no-machine',
    ]);
  });

  it('keep apps apart, libs below apps, and files out of circles', () => {
    expect(
      broken({
        'apps/api/api.ts': "import { work } from '../worker/work.js';\nexport const api = work;\n",
        'apps/worker/work.ts': 'export const work = 1;\n',
        'libs/platform/index.ts': "import { api } from '../../apps/api/api.js';\nexport const up = api;\n",
        'libs/workers/a.ts': "import { b } from './b.js';\nexport const a = (): number => b();\n",
        'libs/workers/b.ts': "import { a } from './a.js';\nexport const b = (): number => a();\n",
        'libs/workers/lost.ts': "import { c } from './nowhere.js';\nexport const d = c;\n",
      }),
    ).toEqual([
      'apps/api/api.ts apps-stand-alone',
      'libs/platform/index.ts libs-know-no-app',
      'libs/workers/a.ts no-cycle',
      'libs/workers/lost.ts every-import-resolves',
    ]);
  });
});
