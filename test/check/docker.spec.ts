import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { settingDefinitions } from '#libs/platform';

const root = resolve(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
const settings = new Set<string>(Object.values(settingDefinitions).map(({ variable }) => variable));

interface Stage {
  name: string;
  from: string;
  lines: { instruction: string; rest: string }[];
}

/** The stages of the Dockerfile, with continued lines joined. */
function readStages(): Stage[] {
  const stages: Stage[] = [];
  const lines = text('docker/Dockerfile').replaceAll('\\\n', ' ').split('\n');
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#'))) {
    const [instruction = '', ...words] = line.split(/\s+/);
    if (instruction === 'FROM') stages.push({ name: words[2] ?? '', from: words[0] ?? '', lines: [] });
    else stages.at(-1)?.lines.push({ instruction, rest: line.slice(instruction.length).trim() });
  }
  return stages;
}

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  healthcheck?: object;
}

const stages = readStages();
const compose = parse(text('docker/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const linesOf = (wanted: string) =>
  stages.flatMap(({ lines }) =>
    lines.filter(({ instruction }) => instruction === wanted).map(({ rest }) => rest),
  );

describe('the Dockerfile', () => {
  it('copies only what is there, sent along, or built', () => {
    const ignored = text('.dockerignore').split('\n').filter(Boolean);
    for (const copy of linesOf('COPY')) {
      const words = copy.split(/\s+/);
      const from = /^--from=(.+)$/.exec(words[0] ?? '')?.[1];
      const sources = words.slice(from === undefined ? 0 : 1, -1);
      for (const source of sources) {
        if (from === undefined) {
          expect({ source, exists: existsSync(join(root, source)) }).toEqual({ source, exists: true });
          expect(ignored).not.toContain(source.split('/')[0]);
        } else {
          expect(stages.map(({ name }) => name)).toContain(from);
          // `npm run build` makes one folder, and tsconfig names it.
          expect(source).toBe('/app/dist');
        }
      }
    }
    expect(text('apps/tsconfig.build.json')).toContain('"outDir": "../dist"');
  });

  it('runs npm scripts and commands that exist', () => {
    for (const run of linesOf('RUN')) {
      for (const [, script = ''] of run.matchAll(/npm run (\S+)/g))
        expect(Object.keys(manifest.scripts)).toContain(script);
    }
    const commands = linesOf('CMD').map((line) => JSON.parse(line) as string[]);
    expect(commands.length).toBe(3);
    for (const [program, entry = '', command = '', ...rest] of commands) {
      expect({ program, rest }).toEqual({ program: 'node', rest: [] });
      expect(existsSync(join(root, entry.replace(/^dist\//, '').replace(/[.]js$/, '.ts')))).toBe(true);
      expect(text(`apps/cli/commands/${command}.ts`)).toContain(`new Command('${command}')`);
    }
  });

  it('sets only settings that exist, ends as nobody of importance, and uses the Node that package.json asks for', () => {
    const variables = linesOf('ENV').flatMap((line) => line.split(/\s+/).map((word) => word.split('=')[0]));
    expect(variables.filter((name) => name !== 'NODE_ENV' && !settings.has(name ?? ''))).toEqual([]);
    expect(linesOf('USER')).toEqual(['node']);
    const major = /\d+/.exec(manifest.engines.node)?.[0] ?? '';
    const bases = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    expect(new Set(bases)).toEqual(new Set([`node:${major}-bookworm-slim`]));
  });
});

describe('compose.yaml', () => {
  it('builds targets that the Dockerfile has', () => {
    for (const [, { build }] of ours) {
      expect(build).toMatchObject({ context: '..', dockerfile: 'docker/Dockerfile' });
      expect(stages.map(({ name }) => name)).toContain(build?.target);
    }
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
  });

  it('gives the application settings that exist', () => {
    for (const [, { environment = {} }] of ours)
      expect(Object.keys(environment).filter((name) => !settings.has(name))).toEqual([]);
  });

  it('shows the owner’s password to the database and the migration step alone', () => {
    const knowing = services.filter(([, service]) => JSON.stringify(service).includes('OWNER_PASSWORD'));
    expect(knowing.map(([name]) => name)).toEqual(['postgres', 'migrate']);
    expect(compose.services.migrate?.environment?.DATABASE_OWNER_URL).toContain('temporada_owner');
  });

  it('waits for services that exist and can tell that they are ready', () => {
    for (const [, { depends_on: needs = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needs)) {
        const needed = compose.services[name];
        expect(needed).toBeDefined();
        if (condition === 'service_healthy') expect(needed?.healthcheck).toBeDefined();
      }
    }
  });

  it('mounts files that are there and volumes that are declared', () => {
    for (const [, { volumes = [] }] of services) {
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
        if (source.startsWith('.')) expect(existsSync(join(root, 'docker', source))).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('asks for variables that .env.example explains', () => {
    const asked = [...text('docker/compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const explained = [...text('docker/.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual([...new Set(explained)].sort());
  });
});
