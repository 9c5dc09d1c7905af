import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import request from 'supertest';
import { type Permission, permissions, permits, type Role, roles } from '#libs/identity';
import { newId } from '#libs/platform';
import { openApiOf } from '../../apps/api/create-api.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
const people = new Map<Role, Person>();

interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  permission: unknown;
}

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
  for (const role of roles)
    people.set(role, await world.person(role, role === 'worker' ? { workerId: newId() } : {}));
});

afterAll(() => world.close());

/** Every operation of the published document, so that a new route is tested without an edit here. */
function routesOf({ api }: World): Route[] {
  return Object.entries(openApiOf(api).paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { 'x-permission'?: unknown }>).map(([method, operation]) => ({
      method: method as Route['method'],
      path,
      permission: operation['x-permission'],
    })),
  );
}

/** How many handlers of routes the controllers have, published or not. */
function handlersOf({ api }: World): number {
  const scanner = api.get(MetadataScanner, { strict: false });
  return api
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .map(({ instance }) => Object.getPrototypeOf(instance) as Record<string, object>)
    .filter((prototype) => !prototype.constructor.name.startsWith('Swagger'))
    .flatMap((prototype) => scanner.getAllMethodNames(prototype).map((name) => prototype[name]))
    .filter((handler) => handler !== undefined && Reflect.hasMetadata(METHOD_METADATA, handler)).length;
}

/** A call that names nothing that exists: an unknown id, an empty body. */
const call = ({ method, path }: Route, caller?: Person) => {
  const place = path.replaceAll(/\{[^}]+\}/g, newId());
  const made = request(world.api.getHttpServer())[method](place);
  if (caller !== undefined) void made.set('authorization', `Bearer ${caller.token}`);
  return method === 'get' || method === 'delete' ? made : made.send({});
};

/** What a call must answer, in words: `refused 401`, `refused 403` or `let in`. */
const expected = (route: Route, role?: Role) => {
  if (route.permission === 'anyone') return 'let in';
  if (role === undefined) return 'refused 401';
  return permits(role, route.permission as Permission) ? 'let in' : 'refused 403';
};

const got = (status: number, type: string, isSignIn: boolean) => {
  if (status >= 500) return `failed ${status}`;
  if (status !== 401 && status !== 403) return 'let in';
  // An empty body signs nobody in, and says so as a wrong field, never as a missing permission.
  if (isSignIn) return `sign-in answered ${status}`;
  return type.startsWith('application/problem+json') ? `refused ${status}` : `no problem document: ${status}`;
};

it('lets every role into the routes of its permissions, and nobody else, on every route there is', async () => {
  const routes = routesOf(world);
  expect(routes).toHaveLength(handlersOf(world));
  const silent = routes.filter(
    ({ permission }) => ![...permissions, 'anyone'].includes(permission as Permission),
  );
  expect(silent).toEqual([]);
  const wrong: string[] = [];
  for (const route of routes) {
    const callers: (Role | undefined)[] = [undefined, ...roles];
    const answers = await Promise.all(
      callers.map((role) => call(route, role === undefined ? undefined : people.get(role))),
    );
    answers.forEach(({ status, headers }, index) => {
      const role = callers[index];
      const isSignIn = route.permission === 'anyone' && route.method === 'post';
      const answer = got(status, headers['content-type'] ?? '', isSignIn);
      const right = expected(route, role);
      if (answer !== right)
        wrong.push(`${route.method} ${route.path} as ${role ?? 'nobody'}: ${answer}, not ${right}`);
    });
  }
  expect(wrong).toEqual([]);
}, 180_000);
